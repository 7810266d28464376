using CreditFunctions.Core.Rounds;

namespace CreditFunctions.Functions.Rounds;

/// <summary>A round, for the public: without the people who work on it.</summary>
public sealed record RoundView(
    RoundId Id,
    string Title,
    int Year,
    RoundKind Kind,
    DateTimeOffset OpensAt,
    DateTimeOffset ClosesAt,
    IReadOnlyList<RoundCategory> Categories,
    IReadOnlyList<RequiredDocument> RequiredDocuments,
    RoundOffice Office
)
{
    public static RoundView Of(RoundGuide guide) =>
        new(
            guide.Id,
            guide.Title,
            guide.Year,
            guide.Kind,
            guide.OpensAt,
            guide.ClosesAt,
            guide.Categories,
            guide.RequiredDocuments,
            guide.Office
        );
}
