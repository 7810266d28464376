using System.Collections.Immutable;
using CreditFunctions.Core.Rounds;

namespace CreditFunctions.Core.Publications;

/// <summary>What kind of page the public sees.</summary>
public enum PublicationKind
{
    /// <summary>拟立项公示.</summary>
    PublicNotice,

    /// <summary>立项结果.</summary>
    AwardResult,

    /// <summary>更正公告: a guide was corrected, or its closing put off.</summary>
    RoundAnnouncement,
}

/// <summary>One project as the public sees it: never scores, identity numbers or unsuccessful applications.</summary>
/// <param name="PrincipalInvestigator">Null where the round's guide leaves it out.</param>
public sealed record PublishedProject(
    string Number,
    string Title,
    string Unit,
    string? PrincipalInvestigator,
    string Category,
    decimal AmountYuan
);

/// <summary>What is put before the public, complete and frozen when it was decided.</summary>
/// <param name="Id">Also the name of its page: lower-case letters, digits and hyphens.</param>
/// <param name="DueAt">When it appears.</param>
/// <param name="NoticeUntil">For a public notice: when objections end (exclusive).</param>
/// <param name="NoticeWorkingDays">For a public notice: for how many working days; null where a drill fixes its length.</param>
/// <param name="DocumentNumber">For an award: 文号.</param>
public sealed record Publication(
    string Id,
    PublicationKind Kind,
    RoundId RoundId,
    RoundKind RoundKind,
    string Title,
    DateTimeOffset DueAt,
    DateTimeOffset? NoticeUntil,
    int? NoticeWorkingDays,
    string? DocumentNumber,
    DateOnly? IssuedOn,
    RoundOffice Office,
    ImmutableArray<PublishedProject> Projects
)
{
    /// <summary>Name of the page of a round's n-th notice.</summary>
    public static string NoticeId(RoundId roundId, int group) => Numbered($"notice-{roundId}", group);

    /// <summary>Name of the page of a round's n-th award document.</summary>
    public static string AwardId(RoundId roundId, int group) => Numbered($"award-{roundId}", group);

    /// <summary>Name of the page of a round's n-th correction.</summary>
    public static string AnnouncementId(RoundId roundId, int number) => Numbered($"correction-{roundId}", number);

    /// <summary>What changed in a published guide, and why.</summary>
    /// <param name="number">1 for the round's first correction.</param>
    public static Publication Announcement(RoundState round, int number)
    {
        var corrected = round.Corrections[number - 1];
        var after = number < round.Corrections.Length ? round.Corrections[number].Guide : round.Guide;
        return Of(round, PublicationKind.RoundAnnouncement, AnnouncementId(round.Guide.Id, number), corrected.At, []) with
        {
            Title = after.Title,
            Office = after.Office,
            Group = number,
            Reason = corrected.Reason,
            ClosesAt = after.ClosesAt,
            ClosedAtBefore = corrected.Guide.ClosesAt == after.ClosesAt ? null : corrected.Guide.ClosesAt,
        };
    }

    /// <summary>A round's notice, as its page and its programs show it.</summary>
    public static Publication Notice(RoundState round, NoticeOpened notice) =>
        Of(round, PublicationKind.PublicNotice, NoticeId(round.Guide.Id, notice.Group), notice.From, notice.ApplicationIds) with
        {
            NoticeUntil = notice.Until,
            NoticeWorkingDays = round.Guide.Notice.WorkingDays,
            Group = notice.Group,
        };

    /// <summary>The result that one joint document announces.</summary>
    public static Publication Award(RoundState round, BatchAwarded awarded) =>
        Of(round, PublicationKind.AwardResult, AwardId(round.Guide.Id, awarded.Group), awarded.At, awarded.ApplicationIds) with
        {
            DocumentNumber = awarded.Document.DocumentNumber,
            IssuedOn = awarded.Document.IssuedOn,
            Group = awarded.Group,
        };

    /// <summary>1 for the first notice, document or correction of the round.</summary>
    public int Group { get; init; } = 1;

    /// <summary>For an announcement: why the guide was corrected.</summary>
    public string? Reason { get; init; }

    /// <summary>For an announcement: the closing hour that is in force now.</summary>
    public DateTimeOffset? ClosesAt { get; init; }

    /// <summary>For an announcement: the closing hour before, where that changed.</summary>
    public DateTimeOffset? ClosedAtBefore { get; init; }

    // Two hyphens: a round's own name may end with a number, but never holds two in a row.
    private static string Numbered(string id, int group) => group == 1 ? id : $"{id}--{group}";

    private static Publication Of(
        RoundState round,
        PublicationKind kind,
        string id,
        DateTimeOffset dueAt,
        ImmutableArray<ApplicationId> applicationIds
    )
    {
        var categories = round.Guide.Categories.ToDictionary(category => category.Id, category => category.Name);
        var projects = round
            .Proposals.Select(proposal => proposal.Ranked)
            .Where(ranked => applicationIds.Contains(ranked.Application.Id))
            .Select(ranked => new PublishedProject(
                ranked.Number,
                ranked.Application.Title,
                ranked.Application.UnitName,
                round.Guide.HidesInvestigator ? null : ranked.Application.PrincipalInvestigator,
                categories[ranked.Application.CategoryId],
                ranked.Application.AmountYuan
            ));
        return new Publication(
            id,
            kind,
            round.Guide.Id,
            round.Guide.Kind,
            round.Guide.Title,
            dueAt,
            NoticeUntil: null,
            NoticeWorkingDays: null,
            DocumentNumber: null,
            IssuedOn: null,
            round.Guide.Office,
            [.. projects]
        );
    }
}
