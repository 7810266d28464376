using CreditFunctions.Core.Calendar;
using CreditFunctions.Core.Listings;
using CreditFunctions.Functions.Http;
using CreditFunctions.Pages.Listings;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.Listings;

/// <summary>红名单, as JSON: the honours in force today.</summary>
/// <param name="Next">Start of the next page: parameter <c>from</c>.</param>
public sealed record HonoursView(IReadOnlyList<HonourView> Honours, string? Next);

/// <summary>An entry of 红名单.</summary>
/// <param name="Page">Path of its public page.</param>
public sealed record HonourView(string Party, string Honour, DateOnly From, DateOnly? LastDay, string Page);

/// <summary><c>GET /honours?from=</c>: 红名单, the honours in force today, newest first, 50 on a page.</summary>
public sealed class ListHonoursEndpoint(ListingRoll roll, TimeProvider time, Responses responses)
{
    private const string From = "from";

    [Function(nameof(ListHonoursEndpoint))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "honours")] HttpRequest request,
        CancellationToken cancellationToken
    )
    {
        var part = await roll.ReadInForceAsync(
            ListKind.Honour,
            BeijingTime.DateOf(time.GetUtcNow()),
            request.Query[From].ToString() is { Length: > 0 } given ? given : null,
            cancellationToken
        );
        var honours = part
            .Listings.Select(each => new HonourView(
                each.Party,
                each.Honour ?? "",
                each.EffectiveFrom!.Value,
                each.LastDay,
                $"public/{ListingNotices.PathOf(each.Id)}"
            ))
            .ToList();
        return responses.Of(
            request,
            new HonoursView(honours, part.Next),
            () =>
                new HonourListModel
                {
                    Rows = [.. honours.Select(each => new HonourRow(each.Party, each.Honour, each.From, each.LastDay, each.Page))],
                    NextHref = part.Next is null ? null : $"/honours?{From}={part.Next}{Responses.LanguageOf(request).Replace('?', '&')}",
                }
        );
    }
}
