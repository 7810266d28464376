using CreditFunctions.Core.Rounds;

namespace CreditFunctions.Core.Publications;

/// <summary>更正公告: a guide that was published was corrected, or its closing put off.</summary>
public sealed record RoundAnnouncement : Publication
{
    /// <summary>Why.</summary>
    public required string Reason { get; init; }

    /// <summary>The closing hour that is in force now.</summary>
    public required DateTimeOffset ClosesAt { get; init; }

    /// <summary>The closing hour before, where that changed.</summary>
    public DateTimeOffset? ClosedAtBefore { get; init; }

    /// <summary>Name of the page of a round's n-th correction.</summary>
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
