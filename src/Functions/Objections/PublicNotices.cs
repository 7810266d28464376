using CreditFunctions.Core;
using CreditFunctions.Core.Objections;
using CreditFunctions.Core.Publications;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Functions.Storage;

namespace CreditFunctions.Functions.Objections;

/// <summary>A public notice with its round.</summary>
public sealed record FoundPublicNotice(RoundState Round, PublicNoticeOpened Notice)
{
    public string Id => PublicNotice.IdOf(Round.Guide.Id, Notice.Group);
}

/// <summary>Finds the round and the notice of a published page.</summary>
public sealed class PublicNotices(IRecordStore<RoundState> rounds)
{
    private const string Prefix = "notice-";

    public async Task<Result<FoundPublicNotice>> FindAsync(string noticeId, CancellationToken cancellationToken) =>
        RoundIdOf(noticeId) is { } roundId
        && await rounds.FindAsync(roundId.Value, cancellationToken) is { } round
        && round.State.Notices.FirstOrDefault(notice => PublicNotice.IdOf(roundId, notice.Group) == noticeId) is { } notice
            ? new FoundPublicNotice(round.State, notice)
            : ObjectionErrors.NoticeNotFound();

    private static RoundId? RoundIdOf(string noticeId) =>
        noticeId.StartsWith(Prefix, StringComparison.Ordinal) && RoundId.TryParse(noticeId[Prefix.Length..].Split("--")[0], out var roundId)
            ? roundId
            : null;
}
