using System.Collections.Immutable;
using CreditFunctions.Core.Rounds;

namespace CreditFunctions.Core.Publications;

/// <summary>拟立项公示: the projects proposed for funding, to which anybody can object.</summary>
public sealed record PublicNotice : Publication
{
    /// <summary>End of the term for objections, exclusive.</summary>
    public required DateTimeOffset NoticeUntil { get; init; }

    /// <summary>Length in working days; null where a drill sets it.</summary>
    public int? PublicNoticeWorkingDays { get; init; }

    public required ImmutableArray<PublishedProject> Projects { get; init; }

    public override PublicationSummary Summary => new(Projects: Projects.Length, Until: NoticeUntil);

    /// <summary>Page name of a round's n-th notice.</summary>
    public static string IdOf(RoundId roundId, int batch) => IdOf("notice", roundId, batch);

    public static PublicNotice Of(RoundState round, PublicNoticeOpened notice) =>
        new()
        {
            Id = IdOf(round.Guide.Id, notice.Group),
            RoundId = round.Guide.Id,
            IsDrill = round.Guide.Kind == RoundKind.Drill,
            Title = round.Guide.Title,
            PublishedAt = notice.From,
            Office = round.Guide.Office,
            Batch = notice.Group,
            NoticeUntil = notice.Until,
            PublicNoticeWorkingDays = round.Guide.Notice.WorkingDays,
            Projects = PublishedProject.Of(round, notice.ApplicationIds),
        };
}
