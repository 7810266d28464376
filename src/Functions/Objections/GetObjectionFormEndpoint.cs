using CreditFunctions.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.Objections;

/// <summary>
/// <c>GET /objections/{noticeId}</c>: the form to object to a project on notice. <c>/public/notices/{noticeId}/objections</c> redirects
/// here: below <c>/public</c> one function handles every GET.
/// </summary>
public sealed class GetObjectionFormEndpoint(PublicNotices notices, ObjectionPages pages, Responses responses)
{
    [Function(nameof(GetObjectionFormEndpoint))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "objections/{noticeId}")] HttpRequest request,
        string noticeId,
        CancellationToken cancellationToken
    ) =>
        (await notices.FindAsync(noticeId, cancellationToken)).TryGet(out var found, out var errors)
            ? responses.Of(request, PublicNoticeView.Of(found), () => pages.Model(found), found.Round.Guide)
            : responses.Problem(request, errors);
}
