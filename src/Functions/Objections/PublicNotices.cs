using CreditFunctions.Core;
using CreditFunctions.Core.Objections;
using CreditFunctions.Core.Publications;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Functions.Storage;

namespace CreditFunctions.Functions.Objections;

/// <summary>A notice that was opened, with its round.</summary>
public sealed record FoundNotice(RoundState Round, NoticeOpened Notice)
{
    /// <summary>Name of its page.</summary>
    public string Id => Publication.NoticeId(Round.Guide.Id, Notice.Group);
}

/// <summary>Finds the round and the notice that a published page names.</summary>
public sealed class PublicNotices(IRecordStore<RoundState> rounds)
{
    private const string Prefix = "notice-";

    public async Task<Result<FoundNotice>> FindAsync(string noticeId, CancellationToken cancellationToken)
    {
        foreach (var (roundId, group) in Candidates(noticeId))
        {
            if (RoundId.TryParse(roundId, out _)
                && await rounds.FindAsync(roundId, cancellationToken) is { } round
                && round.State.Notices.FirstOrDefault(notice => notice.Group == group) is { } notice)
            {
                return new FoundNotice(round.State, notice);
            }
        }

        return ObjectionErrors.NoticeNotFound();
    }

    // The number of a later notice stands at the end, where a round's own name may end with a number too.
    private static IEnumerable<(string RoundId, int Group)> Candidates(string noticeId)
    {
        if (!noticeId.StartsWith(Prefix, StringComparison.Ordinal))
        {
            yield break;
        }

        var name = noticeId[Prefix.Length..];
        yield return (name, 1);
        var hyphen = name.LastIndexOf('-');
        if (hyphen > 0 && int.TryParse(name.AsSpan(hyphen + 1), out var group) && group > 1)
        {
            yield return (name[..hyphen], group);
        }
    }
}
