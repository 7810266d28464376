using CreditFunctions.Core.Staff;
using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.SignIn;
using CreditFunctions.Pages.Listings;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.Listings;

/// <summary>Entries and withdrawals that are not confirmed at the exchange yet, as JSON.</summary>
/// <param name="Next">Start of the next page: parameter <c>from</c>.</param>
public sealed record PendingExportsView(IReadOnlyList<PendingExport> Pending, string? Next);

/// <summary>
/// <c>GET /desk/listing-confirmations?from=</c>: publications and withdrawals that are not confirmed at the exchange yet, oldest first, 50
/// on a page.
/// </summary>
public sealed class ListPendingExportsEndpoint(DeskAccess access, ListingExports exports, Responses responses)
{
    private const string From = "from";

    [Function(nameof(ListPendingExportsEndpoint))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "desk/listing-confirmations")] HttpRequest request,
        CancellationToken cancellationToken
    )
    {
        if (!(await access.CheckAsync(request, DeskAct.ConfirmExport, cancellationToken)).TryGet(out var officer, out var errors))
        {
            return access.Refuse(request, errors);
        }

        var (pending, next) = await exports.ReadPendingAsync(
            request.Query[From].ToString() is { Length: > 0 } given ? given : null,
            cancellationToken
        );
        return responses.Of(
            request,
            new PendingExportsView(pending, next),
            () =>
                new PendingExportListModel(access.FrameOf(officer))
                {
                    Rows = [.. pending.Select(each => new PendingExportRow(each.Id.Value, each.Party, each.Kind, each.Action, each.Since))],
                    NextHref = next is null
                        ? null
                        : $"/desk/listing-confirmations?{From}={next}{Responses.LanguageOf(request).Replace('?', '&')}",
                }
        );
    }
}
