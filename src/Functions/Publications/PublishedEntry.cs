using CreditFunctions.Core.Publications;
using CreditFunctions.Core.Rounds;

namespace CreditFunctions.Functions.Publications;

/// <summary>A publication for programs: the same as its page.</summary>
public sealed record PublishedEntry(
    string Id,
    PublicationKind Kind,
    RoundId RoundId,
    bool IsDrill,
    string Title,
    DateTimeOffset PublishedAt,
    DateTimeOffset? NoticeUntil,
    string? DocumentNumber,
    DateOnly? IssuedOn,
    RoundOffice Office,
    IReadOnlyList<PublishedProject> Projects
)
{
    /// <summary>1 for the round's first of its kind.</summary>
    public int Batch { get; init; } = 1;

    /// <summary>For an announcement: why a guide was corrected.</summary>
    public string? Reason { get; init; }

    /// <summary>For an announcement: the closing hour that is in force now.</summary>
    public DateTimeOffset? ClosesAt { get; init; }

    public static PublishedEntry Of(Publication publication) =>
        new(
            publication.Id,
            publication.Kind,
            publication.RoundId,
            publication.RoundKind == RoundKind.Drill,
            publication.Title,
            publication.DueAt,
            publication.NoticeUntil,
            publication.DocumentNumber,
            publication.IssuedOn,
            publication.Office,
            publication.Projects
        )
        {
            Batch = publication.Group,
            Reason = publication.Reason,
            ClosesAt = publication.ClosesAt,
        };
}
