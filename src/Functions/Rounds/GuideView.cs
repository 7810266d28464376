using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Rounds;

namespace CreditFunctions.Functions.Rounds;

/// <summary>A round with its whole guide, as the public sees it: without the people who work on it.</summary>
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
    NoticePeriod Notice,
    RoundOffice Office)
{
    public static GuideView Of(RoundGuide guide, DateTimeOffset now) => new(
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
        guide.Office);
}

/// <summary>A recommending body as the public sees it: without its address.</summary>
public sealed record BodyView(string Id, string Name);
