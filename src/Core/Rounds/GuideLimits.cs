using System.Collections.Immutable;
using CreditFunctions.Core.Text;

namespace CreditFunctions.Core.Rounds;

/// <summary>
/// Maximum lengths of the texts of a guide. A draft may be incomplete, but contains nothing that could never be published.
/// </summary>
internal static class GuideLimits
{
    public const int MaxTitleLength = 200;

    /// <summary>For names of categories, documents, criteria, persons, bodies and offices, and for telephone numbers.</summary>
    public const int MaxNameLength = 100;

    /// <summary>For notes of documents and hints of criteria.</summary>
    public const int MaxNoteLength = 500;

    public const int MaxReasonLength = 1000;

    private const int MaxIdLength = 40;
    private const int MaxAddressLength = 254;

    /// <summary>Errors of texts that are too long, and of lists with null entries.</summary>
    public static ValidationErrors Check(RoundGuide guide, string? reason) =>
        CheckEntries(new ValidationErrors("guide-is-malformed"), guide)
            .Text(reason, MaxReasonLength, "reason")
            .Text(guide.Title, MaxTitleLength, "title")
            .Text(guide.Guide, RoundPolicy.MaxGuideLength, "guide")
            .Text(guide.SerialPrefix, MaxIdLength, "serialPrefix")
            .Text(guide.RuleVersion, MaxIdLength, "ruleVersion")
            .Text(guide.Office?.Name, MaxNameLength, "office.name")
            .Text(guide.Office?.Telephone, MaxNameLength, "office.telephone")
            .Text(guide.Review?.TieCriterion, MaxIdLength, "review.tieCriterion")
            .Each(
                Whole(guide.Categories),
                "categories",
                (faults, category, field) =>
                    faults.Text(category.Id, MaxIdLength, $"{field}.id").Text(category.Name, MaxNameLength, $"{field}.name")
            )
            .Each(
                Whole(guide.RequiredDocuments),
                "requiredDocuments",
                (faults, document, field) =>
                    faults
                        .Text(document.Kind, MaxIdLength, $"{field}.kind")
                        .Text(document.Name, MaxNameLength, $"{field}.name")
                        .Text(document.Note, MaxNoteLength, $"{field}.note")
            )
            .Each(
                Whole(guide.RecommendingBodies),
                "recommendingBodies",
                (faults, body, field) =>
                    faults
                        .Text(body.Id, MaxIdLength, $"{field}.id")
                        .Text(body.Name, MaxNameLength, $"{field}.name")
                        .Text(body.Email, MaxAddressLength, $"{field}.email")
            )
            .Each(
                Whole(guide.Review?.Criteria ?? []),
                "review.criteria",
                (faults, criterion, field) =>
                    faults
                        .Text(criterion.Id, MaxIdLength, $"{field}.id")
                        .Text(criterion.Name, MaxNameLength, $"{field}.name")
                        .Text(criterion.Hint, MaxNoteLength, $"{field}.hint")
            )
            .Each(
                Whole(guide.Staff),
                "staff",
                (faults, member, field) =>
                    faults
                        .Text(member.Id, MaxIdLength, $"{field}.id")
                        .Text(member.Name, MaxNameLength, $"{field}.name")
                        .Text(member.Email, MaxAddressLength, $"{field}.email")
                        .Each(Whole(member.CategoryIds), $"{field}.categoryIds", (each, id, at) => each.Text(id, MaxIdLength, at))
            );

    /// <summary>Errors of lists with null entries.</summary>
    public static ValidationErrors CheckEntries(this ValidationErrors faults, RoundGuide guide) =>
        faults
            .Entries(guide.Categories, "categories")
            .Entries(guide.RequiredDocuments, "requiredDocuments")
            .Entries(guide.RecommendingBodies, "recommendingBodies")
            .Entries(guide.Review?.Criteria ?? [], "review.criteria")
            .Entries(guide.Staff, "staff")
            .Each(Whole(guide.Staff), "staff", (each, member, field) => each.Entries(member.CategoryIds, $"{field}.categoryIds"));

    private static ValidationErrors Entries<T>(this ValidationErrors faults, ImmutableArray<T> entries, string field)
        where T : class => faults.When(!entries.IsDefault && entries.Any(entry => entry is null), field, "No entry is null.");

    private static ValidationErrors Text(this ValidationErrors faults, string? text, int maxLength, string field) =>
        faults.When(
            text is not null && !TextRule.Paragraphs(maxLength, minLength: 0).Accepts(text),
            field,
            $"This text has at most {maxLength} characters."
        );

    private static ImmutableArray<T> Whole<T>(ImmutableArray<T> entries)
        where T : class => entries.IsDefault ? [] : [.. entries.Where(entry => entry is not null)];
}
