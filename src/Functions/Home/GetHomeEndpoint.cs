using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.Publications;
using CreditFunctions.Functions.Rounds;
using CreditFunctions.Functions.Settings;
using CreditFunctions.Pages.Home;
using CreditFunctions.Pages.Rounds;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Options;

namespace CreditFunctions.Functions.Home;

/// <summary><c>GET /</c>: the front page, with open rounds and the latest publications.</summary>
public sealed class GetHomeEndpoint(RoundIndex index, PublicSite site, IOptions<MailOptions> mail, TimeProvider time, Responses responses)
{
    private const int LatestShown = 5;

    [Function(nameof(GetHomeEndpoint))]
    public async Task<IResult> RunAsync(
        // The host maps the root only to a route of this form.
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "{ignored:maxlength(0)?}")] HttpRequest request,
        CancellationToken cancellationToken
    )
    {
        var now = time.GetUtcNow();
        var open = (await index.ReadAsync(cancellationToken))
            .Select(round => RoundPages.Summary(round, now))
            .Where(round => round.Phase == RoundPhase.Open);
        var latest = (await site.ReadManifestAsync(cancellationToken)).Latest.Take(LatestShown);
        var model = new HomeModel(
            [.. open],
            [.. latest.Select(entry => PublicationPages.Entry(entry, "/public/", Responses.IsEnglish(request)))]
        )
        {
            HasLocalMailbox = mail.Value.Transport == MailTransport.Mailbox,
        };
        return new CacheableResult(responses.Page(request, model), CacheableResult.Revalidate);
    }
}
