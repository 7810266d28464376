using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using CreditFunctions.Core.Text;

namespace CreditFunctions.Core.Rounds;

/// <summary>Cleans every text of a guide before it is checked and stored. Missing texts stay missing.</summary>
internal static class GuideTexts
{
    private static readonly TextRule Line = TextRule.Line(RoundPolicy.MaxGuideLength);
    private static readonly TextRule Paragraphs = TextRule.Paragraphs(RoundPolicy.MaxGuideLength);

    public static RoundGuide Clean(RoundGuide guide) =>
        guide with
        {
            Title = CleanLine(guide.Title)!,
            Guide = guide.Guide is null ? null! : Paragraphs.Clean(guide.Guide),
            Categories = Each(guide.Categories, category => category with { Name = CleanLine(category.Name)! }),
            RequiredDocuments = Each(
                guide.RequiredDocuments,
                document => document with { Name = CleanLine(document.Name)!, Note = CleanLine(document.Note) }
            ),
            RecommendingBodies = Each(
                guide.RecommendingBodies,
                body => body with { Name = CleanLine(body.Name)!, Email = CleanAddress(body.Email)! }
            ),
            Staff = Each(guide.Staff, member => member with { Name = CleanLine(member.Name)!, Email = CleanAddress(member.Email)! }),
            Review = guide.Review is { } review ? review with { Criteria = Each(review.Criteria, Clean) } : null!,
            Office = guide.Office is { } office ? new RoundOffice(CleanLine(office.Name)!, CleanLine(office.Telephone)!) : null!,
        };

    private static ReviewCriterion Clean(ReviewCriterion criterion) =>
        criterion with
        {
            Name = CleanLine(criterion.Name)!,
            Hint = CleanLine(criterion.Hint),
        };

    [return: NotNullIfNotNull(nameof(text))]
    private static string? CleanLine(string? text) => text is null ? null : Line.Clean(text);

    [return: NotNullIfNotNull(nameof(address))]
    private static string? CleanAddress(string? address) => address is null ? null : MailAddressText.Clean(address);

    private static ImmutableArray<T> Each<T>(ImmutableArray<T> entries, Func<T, T> clean)
        where T : class, IEquatable<T> =>
        // A clean guide must stay equal to itself: arrays are compared by reference.
        !entries.IsDefault && entries.Any(entry => entry is not null && !clean(entry).Equals(entry))
            ? [.. entries.Select(entry => entry is null ? null! : clean(entry))]
            : entries;
}
