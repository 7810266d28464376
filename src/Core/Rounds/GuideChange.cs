using System.Collections.Immutable;
using System.Globalization;
using CreditFunctions.Core.Documents;

namespace CreditFunctions.Core.Rounds;

/// <summary>Differences between two versions of a guide that concern applicants.</summary>
public enum GuideChangeKind
{
    Title,
    Text,
    OpensAt,
    ClosesAt,
    CategoryAdded,
    CategoryRenamed,

    /// <summary>The maximum amount per application.</summary>
    CategoryLimit,

    EligibleUnits,
    DocumentAdded,
    OptionalDocumentAdded,
    DocumentRemoved,
    DocumentRequired,
    DocumentOptional,

    DocumentTerms,

    SignedScanRequired,
    SignedScanDropped,
    RecommendationRequired,
    RecommendationDropped,
    PublicNoticePeriod,
    InvestigatorShown,
    InvestigatorHidden,
    Review,

    Profile,
    Office,
}

/// <summary>One difference between two versions of a guide.</summary>
/// <param name="Subject">Name of the category or document; empty where the kind is sufficient.</param>
/// <param name="Before">Empty where there was nothing, or the text is too long to show.</param>
public sealed record GuideChange(GuideChangeKind Kind, string Subject, string Before, string After)
{
    /// <summary>Whether an applicant may have to act, and needs time for it.</summary>
    public bool IsMaterial =>
        Kind
            is GuideChangeKind.CategoryAdded
                or GuideChangeKind.CategoryRenamed
                or GuideChangeKind.CategoryLimit
                or GuideChangeKind.EligibleUnits
                or GuideChangeKind.DocumentAdded
                or GuideChangeKind.DocumentRequired
                or GuideChangeKind.DocumentTerms
                or GuideChangeKind.SignedScanRequired
                or GuideChangeKind.RecommendationRequired
                or GuideChangeKind.InvestigatorShown;

    /// <summary>All differences, in the order of the guide.</summary>
    public static ImmutableArray<GuideChange> Of(RoundGuide before, RoundGuide after) =>
        [
            .. When(before.Title != after.Title, GuideChangeKind.Title, before.Title, after.Title),
            .. When(before.Guide != after.Guide, GuideChangeKind.Text),
            .. When(before.OpensAt != after.OpensAt, GuideChangeKind.OpensAt, Instant(before.OpensAt), Instant(after.OpensAt)),
            .. When(before.ClosesAt != after.ClosesAt, GuideChangeKind.ClosesAt, Instant(before.ClosesAt), Instant(after.ClosesAt)),
            .. after.Categories.SelectMany(category =>
                OfCategory(before.Categories.FirstOrDefault(each => each.Id == category.Id), category)
            ),
            .. When(
                !before.EligibleUnits.ToHashSet().SetEquals(after.EligibleUnits),
                GuideChangeKind.EligibleUnits,
                Names(before),
                Names(after)
            ),
            .. after.RequiredDocuments.SelectMany(document =>
                OfDocument(before.RequiredDocuments.FirstOrDefault(each => each.Kind == document.Kind), document)
            ),
            .. before
                .RequiredDocuments.Where(document => after.RequiredDocuments.All(each => each.Kind != document.Kind))
                .Select(document => new GuideChange(GuideChangeKind.DocumentRemoved, document.Name, document.Name, "")),
            .. When(!before.RequiresSignedScan && after.RequiresSignedScan, GuideChangeKind.SignedScanRequired),
            .. When(before.RequiresSignedScan && !after.RequiresSignedScan, GuideChangeKind.SignedScanDropped),
            .. When(before.RecommendingBodies.IsEmpty && !after.RecommendingBodies.IsEmpty, GuideChangeKind.RecommendationRequired),
            .. When(!before.RecommendingBodies.IsEmpty && after.RecommendingBodies.IsEmpty, GuideChangeKind.RecommendationDropped),
            .. When(
                before.Notice != after.Notice,
                GuideChangeKind.PublicNoticePeriod,
                $"{before.Notice.WorkingDays}",
                $"{after.Notice.WorkingDays}"
            ),
            .. When(before.HidesInvestigator && !after.HidesInvestigator, GuideChangeKind.InvestigatorShown),
            .. When(!before.HidesInvestigator && after.HidesInvestigator, GuideChangeKind.InvestigatorHidden),
            .. When(!IsSame(before.Review, after.Review), GuideChangeKind.Review),
            .. When(before.Profile != after.Profile, GuideChangeKind.Profile, $"{before.Profile}", $"{after.Profile}"),
            .. When(
                before.Office != after.Office,
                GuideChangeKind.Office,
                $"{before.Office.Name} {before.Office.Telephone}",
                $"{after.Office.Name} {after.Office.Telephone}"
            ),
        ];

    private static IEnumerable<GuideChange> OfCategory(RoundCategory? before, RoundCategory after)
    {
        if (before is null)
        {
            return [new GuideChange(GuideChangeKind.CategoryAdded, after.Name, "", Limit(after))];
        }

        return
        [
            .. When(before.Name != after.Name, GuideChangeKind.CategoryRenamed, before.Name, after.Name, before.Name),
            .. When(Limit(before) != Limit(after), GuideChangeKind.CategoryLimit, Limit(before), Limit(after), after.Name),
        ];
    }

    private static IEnumerable<GuideChange> OfDocument(RequiredDocument? before, RequiredDocument after)
    {
        if (before is null)
        {
            return
            [
                new GuideChange(
                    after.IsOptional ? GuideChangeKind.OptionalDocumentAdded : GuideChangeKind.DocumentAdded,
                    after.Name,
                    "",
                    Terms(after)
                ),
            ];
        }

        return
        [
            .. When(before.IsOptional && !after.IsOptional, GuideChangeKind.DocumentRequired, subject: after.Name),
            .. When(!before.IsOptional && after.IsOptional, GuideChangeKind.DocumentOptional, subject: after.Name),
            .. When(Terms(before) != Terms(after), GuideChangeKind.DocumentTerms, Terms(before), Terms(after), after.Name),
        ];
    }

    private static IEnumerable<GuideChange> When(
        bool isChanged,
        GuideChangeKind kind,
        string before = "",
        string after = "",
        string subject = ""
    ) => isChanged ? [new GuideChange(kind, subject, before, after)] : [];

    private static string Limit(RoundCategory category) =>
        (category.MaxAmountYuan ?? category.BudgetYuan).ToString("0.##", CultureInfo.InvariantCulture);

    private static string Terms(RequiredDocument document) =>
        string.Join(
            ' ',
            new[]
            {
                document.Name,
                document.Note ?? "",
                string.Join('/', document.Types.IsDefault ? [] : document.Types.Select(type => type.Extension())),
                document.MaxBytes?.ToString("#,0", CultureInfo.InvariantCulture) ?? "",
            }.Where(part => part.Length > 0)
        );

    private static string Names(RoundGuide guide) => string.Join(", ", guide.EligibleUnits.Order());

    private static string Instant(DateTimeOffset instant) => instant.ToString("O", CultureInfo.InvariantCulture);

    private static bool IsSame(ReviewRules one, ReviewRules other) =>
        one with { Criteria = [] } == other with { Criteria = [] } && one.Criteria.SequenceEqual(other.Criteria);
}
