using CreditFunctions.Functions.Applications;
using CreditFunctions.Functions.Applications.Units;
using CreditFunctions.Functions.Documents;
using CreditFunctions.Functions.Http;
using CreditFunctions.Pages.Applications.Printing;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.Units;

/// <summary>
/// <c>GET /units/{token}/receipts?page=…</c>: the receipts of a clerk's submissions, a sheet each, to be printed together.
/// </summary>
public sealed class GetUnitReceiptsEndpoint(UnitAccess access, UnitPages pages, FileRecords files, TimeProvider time, Responses responses)
{
    [Function(nameof(GetUnitReceiptsEndpoint))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "units/{token}/receipts")] HttpRequest request,
        string token,
        CancellationToken cancellationToken
    )
    {
        if (!access.Open(token).TryGet(out var clerk, out var errors))
        {
            return responses.Problem(request, errors);
        }

        var now = time.GetUtcNow();
        var (read, _) = await pages.ReadApplicationsAsync(clerk, GetUnitEndpoint.PageOf(request), cancellationToken);
        var receipts = await Task.WhenAll(
            read.Where(each => each.Application.Submissions > 0)
                .Select(async each =>
                {
                    var receipt = PrintPages.Receipt(each.Application, each.Guide, now);
                    return receipt with { Documents = await files.MarkAsync(receipt.Id, receipt.Documents, cancellationToken) };
                })
        );
        return responses.Of(
            request,
            (IReadOnlyList<ReceiptSheet>)receipts,
            () => new ReceiptsModel($"units/{token}", now) { Receipts = [.. receipts] }
        );
    }
}
