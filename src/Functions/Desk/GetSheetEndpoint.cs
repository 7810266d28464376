using CreditFunctions.Core;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Core.Staff;
using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.SignIn;
using CreditFunctions.Functions.Storage;
using CreditFunctions.Pages.Desk;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.Desk;

/// <summary>A sheet, as JSON.</summary>
public sealed record SheetView(
    SheetKind Kind,
    int Number,
    string RoundId,
    string? Document,
    DateOnly? HeldOn,
    DateTimeOffset? Until,
    IReadOnlyList<SheetRow> Rows
);

/// <summary>
/// <c>GET /desk/rounds/{roundId}/sheets/{sheet}</c>: a sheet to print: <c>ranking-1</c>, <c>resolution-1</c>, <c>concurrence-1</c>,
/// <c>promotion-1</c>, <c>notice-1</c>, <c>award-1</c>; <c>resolution-1-2</c> if the finance bureau returned the first resolution.
/// </summary>
public sealed class GetSheetEndpoint(DeskAccess access, IRecordStore<RoundState> rounds, TimeProvider time, Responses responses)
{
    [Function(nameof(GetSheetEndpoint))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "desk/rounds/{roundId}/sheets/{sheet}")] HttpRequest request,
        string roundId,
        string sheet,
        CancellationToken cancellationToken
    )
    {
        if (!(await access.CheckAsync(request, DeskAct.SeeBatch, cancellationToken)).TryGet(out var officer, out var errors))
        {
            return access.Refuse(request, errors);
        }

        if (!RoundId.TryParse(roundId, out var id) || await rounds.FindAsync(id.Value, cancellationToken) is not { } round)
        {
            return responses.Problem(request, RoundErrors.NotFound());
        }

        return SheetPages.Find(round.State, access.FrameOf(officer), sheet, time.GetUtcNow()) is { } model
            ? responses.Of(
                request,
                new SheetView(model.Kind, model.Number, model.RoundId, model.Document, model.HeldOn, model.Until, model.Rows),
                () => model,
                round.State.Guide
            )
            : responses.Problem(
                request,
                new Error(
                    ErrorKind.NotFound,
                    "page-not-found",
                    "There is no such sheet yet. The page of the round lists those that can be printed."
                )
            );
    }
}
