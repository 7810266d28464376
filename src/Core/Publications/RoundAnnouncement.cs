using CreditFunctions.Core.Rounds;

namespace CreditFunctions.Core.Publications;

/// <summary>更正公告: a published guide was corrected, or its closing postponed.</summary>
public sealed record RoundAnnouncement : Publication
{
    public required string Reason { get; init; }

    public required DateTimeOffset ClosesAt { get; init; }

    /// <summary>The previous closing hour, where it changed.</summary>
    public DateTimeOffset? ClosedAtBefore { get; init; }

    /// <summary>Page name of a round's n-th correction.</summary>
    public static string IdOf(RoundId roundId, int number) => IdOf("correction", roundId, number);

    /// <param name="number">1 for the round's first correction.</param>
    public static RoundAnnouncement Of(RoundState round, int number)
    {
        var corrected = round.Corrections[number - 1];
        var after = number < round.Corrections.Length ? round.Corrections[number].Guide : round.Guide;
        return new RoundAnnouncement
        {
            Id = IdOf(round.Guide.Id, number),
            RoundId = round.Guide.Id,
            IsDrill = round.Guide.Kind == RoundKind.Drill,
            Title = after.Title,
            PublishedAt = corrected.At,
            Office = after.Office,
            Batch = number,
            Reason = corrected.Reason,
            ClosesAt = after.ClosesAt,
            ClosedAtBefore = corrected.Guide.ClosesAt == after.ClosesAt ? null : corrected.Guide.ClosesAt,
        };
    }
}
