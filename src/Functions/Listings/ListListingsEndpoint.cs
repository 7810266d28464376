using CreditFunctions.Core;
using CreditFunctions.Core.Listings;
using CreditFunctions.Core.Staff;
using CreditFunctions.Core.Text;
using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.SignIn;
using CreditFunctions.Pages.Listings;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.Listings;

/// <summary>
/// <c>GET /desk/listings?kind=&amp;day=&amp;from=</c>: the listings of a kind, newest first, 50 on a page; with a day, those in force on
/// it.
/// </summary>
public sealed class ListListingsEndpoint(DeskAccess access, ListingRoll roll, TimeProvider time, Responses responses)
{
    private const string From = "from";

    [Function(nameof(ListListingsEndpoint))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "desk/listings")] HttpRequest request,
        CancellationToken cancellationToken
    )
    {
        if (!(await access.CheckAsync(request, DeskAct.SeeCases, cancellationToken)).TryGet(out var officer, out var errors))
        {
            return access.Refuse(request, errors);
        }

        var kind =
            Enum.TryParse<ListKind>(request.Query[ListingFields.Kind], out var asked) && Enum.IsDefined(asked)
                ? asked
                : ListKind.Dishonesty;
        var text = request.Query[ListingFields.Day].ToString();
        DateOnly? day = null;
        if (text.Length > 0)
        {
            if (!TimeText.TryReadDay(text, out var read))
            {
                return responses.Problem(request, DayIsNone());
            }

            day = read;
        }

        var first = request.Query[From].ToString() is { Length: > 0 } given ? given : null;
        var part = day is { } on
            ? await roll.ReadInForceAsync(kind, on, first, cancellationToken)
            : await roll.ReadAsync(kind, first, cancellationToken);
        return responses.Of(
            request,
            new ListingListView(kind, day, part.Listings, part.Next),
            () =>
                new ListingListModel(access.FrameOf(officer), kind)
                {
                    Day = day,
                    Rows = [.. part.Listings.Select(Row)],
                    MayConfirmExport = DeskPolicy.May(officer, DeskAct.ConfirmExport),
                    MayExport = DeskPolicy.May(officer, DeskAct.ExportListings),
                    MayEnter = DeskPolicy.May(officer, DeskAct.EnterListing),
                    OlderHref = part.Next is null ? null : HrefOf(kind, day, part.Next, Responses.LanguageOf(request)),
                }
        );
    }

    private static string HrefOf(ListKind kind, DateOnly? day, string next, string language)
    {
        var ofDay = day is { } on ? $"&{ListingFields.Day}={on:yyyy-MM-dd}" : "";
        return $"/desk/listings?{ListingFields.Kind}={kind}{ofDay}&{From}={next}{language.Replace('?', '&')}";
    }

    private ListingRow Row(ListingSummary each) =>
        new(each.Id.Value, each.Party, each.State, each.EffectiveFrom, each.LastDay, each.ProposedAt)
        {
            IsHistorical = each.IsHistorical,
            IsDrill = each.IsDrill,
            IsAnswerOverdue = each.AnswerBy <= time.GetUtcNow(),
            IsAnswerOwed = each.AnswerBy is not null,
        };

    private static Error DayIsNone() =>
        new Error(ErrorKind.Malformed, "listing-day-is-malformed", "Give the day as 2026-03-10.").At(ListingFields.Day);
}

/// <summary>A page of listings, as JSON.</summary>
/// <param name="Day">Only listings in force on that day; null: all.</param>
/// <param name="Next">Start of the next page: parameter <c>from</c>.</param>
public sealed record ListingListView(ListKind Kind, DateOnly? Day, IReadOnlyList<ListingSummary> Listings, string? Next);
