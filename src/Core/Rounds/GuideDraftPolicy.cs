using CreditFunctions.Core.Rules;
using CreditFunctions.Core.Staff;
using CreditFunctions.Core.Text;

namespace CreditFunctions.Core.Rounds;

/// <summary>What may be done to a draft, and the fact that comes of it.</summary>
public static class GuideDraftPolicy
{
    private static readonly TextRule TitleText = TextRule.Name(GuideLimits.MaxTitleLength);
    private static readonly TextRule ReasonText = TextRule.Paragraphs(GuideLimits.MaxReasonLength, minLength: 0);

    /// <summary>A guide with nothing in it but its name, to be filled in.</summary>
    public static Result<RoundGuide> Blank(string? id, string? title, int year) =>
        !RoundId.TryParse(id?.Trim(), out var roundId) ? RoundId.Parse(id).At("id").Errors
        : !TitleText.Accepts(title)
            ? new Error(ErrorKind.Invalid, "guide-is-malformed", "Give a title of 1 to 200 characters on one line.").At("title")
        : new RoundGuide
        {
            Id = roundId,
            Title = TitleText.Clean(title),
            Year = year,
            OpensAt = default,
            ClosesAt = default,
            Categories = [],
            RequiredDocuments = [],
            Notice = new PublicNoticePeriod(null, null),
            Staff = [],
            Office = new RoundOffice("", ""),
        };

    /// <summary>Writes a draft anew; it may still be incomplete, but nothing in it is longer than it may ever be. The id stays.</summary>
    public static Result<GuideDraftWritten> Write(
        GuideDraft draft,
        RoundGuide guide,
        string? reason,
        string officerId,
        DateTimeOffset now
    ) =>
        draft switch
        {
            { IsOpen: false } => RoundErrors.DraftIsClosed(),
            _ when guide.Id != draft.Guide.Id => new Error(
                ErrorKind.Invalid,
                "guide-is-malformed",
                "A draft keeps the id of its round."
            ).At("id"),
            _ => GuideLimits
                .Check(guide, reason)
                .Or(() => new GuideDraftWritten(GuideTexts.Clean(guide), ReasonText.Clean(reason), officerId, now))
                .Select(written =>
                    written with
                    {
                        Differences =
                        [
                            .. FieldDifference.Between(draft.Reason, written.Reason, "reason"),
                            .. FieldDifference.Between(draft.Guide, written.Guide),
                        ],
                    }
                ),
        };

    public static Result<GuideDraftDiscarded> Drop(GuideDraft draft, string officerId, DateTimeOffset now) =>
        draft.IsOpen ? new GuideDraftDiscarded(officerId, now) : RoundErrors.DraftIsClosed();

    /// <summary>Whether an officer may put the draft before the public: never one who wrote on it.</summary>
    public static Result<GuideDraft> CheckPublisher(GuideDraft draft, string officerId) =>
        draft switch
        {
            { DroppedAt: not null } => RoundErrors.DraftIsClosed(),
            _ when draft.WrittenBy.Contains(officerId) => RoundErrors.SecondOfficerIsNeeded(),
            _ => draft,
        };

    /// <summary>Publishes a draft as the officer read it; refused where it was written on since.</summary>
    /// <param name="version"><see cref="GuideDraft.Version"/> of what they were shown; null where they do not say.</param>
    public static Result<GuideDraftPublished> Publish(GuideDraft draft, int? version, string officerId, DateTimeOffset now) =>
        draft switch
        {
            { IsOpen: false } => RoundErrors.DraftIsClosed(),
            _ when draft.Version != version => RoundErrors.DraftHasChanged(),
            _ => new GuideDraftPublished(officerId, now),
        };

    /// <summary>What still prevents publication, whoever publishes.</summary>
    /// <param name="round">The round as published, where the draft corrects it.</param>
    public static Result<RoundGuide> CheckComplete(
        GuideDraft draft,
        RoundState? round,
        DayRange noticeDays,
        DateTimeOffset now,
        Seating? seating = null,
        DateTimeOffset? earliestClosing = null
    ) =>
        draft.IsCorrection && round is not null
            ? RoundPolicy
                .Correct(round, draft.Guide, draft.Reason, noticeDays, now, seating, earliestClosing)
                .Select(corrected => corrected.Guide)
            : RoundPolicy.Publish(draft.Guide, noticeDays, now, seating).Select(published => published.Guide);
}
