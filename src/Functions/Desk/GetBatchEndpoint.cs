using CreditFunctions.Core.Rounds;
using CreditFunctions.Core.Staff;
using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.SignIn;
using CreditFunctions.Functions.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.Desk;

/// <summary>
/// <c>GET /desk/rounds/{roundId}?state=&amp;page=</c>: a round's batch: applications by state, open tasks and their officers.
/// </summary>
public sealed class GetBatchEndpoint(DeskAccess access, IRecordStore<RoundState> rounds, BatchPages pages, Responses responses)
{
    [Function(nameof(GetBatchEndpoint))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "desk/rounds/{roundId}")] HttpRequest request,
        string roundId,
        CancellationToken cancellationToken
    )
    {
        if (!(await access.CheckAsync(request, DeskAct.SeeBatch, cancellationToken)).TryGet(out var officer, out var errors))
        {
            return access.Refuse(request, errors);
        }

        return RoundId.TryParse(roundId, out var id) && await rounds.FindAsync(id.Value, cancellationToken) is { } round
            ? await pages.ShowAsync(request, officer, round.State, state: null, cancellationToken)
            : responses.Problem(request, RoundErrors.NotFound());
    }
}
