using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Publications;
using CreditFunctions.Core.Rounds;

namespace CreditFunctions.Functions.Rounds;

/// <summary>A round with its whole guide, for the public: without the people who work on it.</summary>
/// <param name="ServerTime">The clock that decides whether a submission is in time.</param>
public sealed record GuideView(
    RoundId Id,
    string Title,
    int Year,
    RoundKind Kind,
    string Guide,
    DateTimeOffset OpensAt,
    DateTimeOffset ClosesAt,
    DateTimeOffset ServerTime,
    IReadOnlyList<RoundCategory> Categories,
    IReadOnlyList<UnitType> EligibleUnits,
    IReadOnlyList<RequiredDocument> RequiredDocuments,
    bool RequiresSignedScan,
    IReadOnlyList<BodyView> RecommendingBodies,
    PublicNoticePeriod Notice,
    RoundOffice Office
)
{
    /// <summary>Corrections since publication, oldest first.</summary>
    public IReadOnlyList<CorrectionView> Corrections { get; init; } = [];

    public static GuideView Of(PublishedGuide published, DateTimeOffset now) =>
        Of(published.Guide, now) with
        {
            Corrections =
            [
                .. published.Corrections.Select(
                    (corrected, index) =>
                        new CorrectionView(RoundAnnouncement.IdOf(published.Guide.Id, index + 1), corrected.Reason, corrected.At)
                ),
            ],
        };

    public static GuideView Of(RoundGuide guide, DateTimeOffset now) =>
        new(
            guide.Id,
            guide.Title,
            guide.Year,
            guide.Kind,
            guide.Guide,
            guide.OpensAt,
            guide.ClosesAt,
            now,
            guide.Categories,
            guide.EligibleUnits,
            guide.RequiredDocuments,
            guide.RequiresSignedScan,
            [.. guide.RecommendingBodies.Select(body => new BodyView(body.Id, body.Name))],
            guide.Notice,
            guide.Office
        );
}

/// <summary>A correction, for the public.</summary>
/// <param name="Announcement">Id of the publication that announces it.</param>
public sealed record CorrectionView(string Announcement, string Reason, DateTimeOffset At);

/// <summary>A recommending body, for the public: without its address.</summary>
public sealed record BodyView(string Id, string Name);
