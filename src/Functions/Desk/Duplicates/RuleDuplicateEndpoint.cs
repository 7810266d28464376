using CreditFunctions.Functions.Duplicates;
using CreditFunctions.Functions.SignIn;
using CreditFunctions.Pages.Duplicates;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Functions.Desk.Duplicates;

/// <summary>
/// <c>POST /desk/applications/{applicationId}/duplicates/ruling</c>: decides which applications of one principal investigator continue,
/// with the reason.
/// </summary>
public sealed class RuleDuplicateEndpoint(DuplicatePosts posts, DuplicateDesk desk)
{
    [Function(nameof(RuleDuplicateEndpoint))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "desk/applications/{applicationId}/duplicates/ruling")]
            HttpRequest request,
        string applicationId,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken
    ) =>
        posts.TakeAsync(
            request,
            applicationId,
            [DuplicateFields.GoesOn, DuplicateFields.Reason],
            (application, post, now) =>
                desk.RuleAsync(application, Ids(post), post[DuplicateFields.Reason], post.Officer, now, client, cancellationToken),
            cancellationToken
        );

    // An invalid id matches no application and is refused as unknown.
    private static HashSet<ApplicationId> Ids(DeskPost post) =>
        [.. post.Ticked(DuplicateFields.GoesOn).Select(text => ApplicationId.TryParse(text, out var id) ? id : default)];
}
