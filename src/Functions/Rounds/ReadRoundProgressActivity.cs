using CreditFunctions.Core.Rounds;
using CreditFunctions.Functions.Storage;

namespace CreditFunctions.Functions.Rounds;

/// <summary>How far a round's applications have come.</summary>
/// <param name="SubmissionsDecidedAt">From when on it is certain what was submitted in time.</param>
/// <param name="AreReviewsComplete">Whether every submitted application is reviewed, held or ended.</param>
public sealed record RoundProgress(DateTimeOffset SubmissionsDecidedAt, bool AreReviewsComplete);

/// <summary>Reads how far a round's applications have come.</summary>
public sealed class ReadRoundProgressActivity(IRecordStore<RoundState> rounds, RoundMembers members)
{
    [Function(nameof(ReadRoundProgressActivity))]
    public async Task<RoundProgress> RunAsync([ActivityTrigger] RoundBegun begun, CancellationToken cancellationToken)
    {
        var guide = (await rounds.GetAsync(begun.RoundId, cancellationToken)).State.Guide;
        var all = await members.ReadAsync(guide.Id, cancellationToken);
        return new RoundProgress(guide.SubmissionsDecidedAt, all.All(member => member.IsSettled));
    }
}
