using CreditFunctions.Functions.Duplicates;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Functions.Desk.Duplicates;

/// <summary>
/// <c>POST /desk/applications/{applicationId}/duplicates/question</c>: requests a statement from every applicant that names the same
/// principal investigator.
/// </summary>
public sealed class AskPartiesOfDuplicateEndpoint(DuplicatePosts posts, DuplicateDesk desk)
{
    [Function(nameof(AskPartiesOfDuplicateEndpoint))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "desk/applications/{applicationId}/duplicates/question")]
            HttpRequest request,
        string applicationId,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken
    ) =>
        posts.TakeAsync(
            request,
            applicationId,
            [],
            (application, post, now) => desk.AskAsync(application, post.Officer, now, client, cancellationToken),
            cancellationToken
        );
}
