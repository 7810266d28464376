using System.Collections.Immutable;
using CreditFunctions.Core.Documents;
using CreditFunctions.Core.Rules;

namespace CreditFunctions.Core.Rounds;

/// <summary>What makes a round fit to be published.</summary>
public static class RoundPolicy
{
    /// <summary>Most categories, documents or staff in one guide.</summary>
    public const int MaxEntries = 50;

    /// <summary>Largest budget of one category, in yuan.</summary>
    public const decimal MaxBudgetYuan = 1_000_000_000_000;

    /// <summary>So far ahead a round may close, in years.</summary>
    public const int MaxYearsAhead = 10;

    /// <summary>Longest public notice of a drill, in days.</summary>
    public const int MaxDrillNoticeDays = 366;

    private const int MaxNameLength = 100;
    private const string NameIsMissing = "Give a name of 1 to 100 characters on one line.";

    /// <summary>Checks a guide as a whole: every fault at once, each at its field.</summary>
    /// <param name="noticeDays">How many working days a public notice may lie open, by the rule in force.</param>
    public static Result<GuidePublished> Publish(RoundGuide guide, DayRange noticeDays, DateTimeOffset now) =>
        new Faults("guide-is-malformed")
            .When(guide.Id == default, "id", "Give the round an id such as 2026-science.")
            .When(!IsLine(guide.Title, 200), "title", "Give a title of 1 to 200 characters on one line.")
            .When(guide.Year is < 2000 or > 2100, "year", "Give the year of the call.")
            .When(guide.ClosesAt <= guide.OpensAt, "closesAt", "The closing hour comes after the opening.")
            .When(guide.ClosesAt <= now, "closesAt", "The closing hour lies in the future.")
            .When(guide.ClosesAt > now.AddYears(MaxYearsAhead), "closesAt", $"The closing hour lies at most {MaxYearsAhead} years ahead.")
            .When(guide.OpensAt < now.AddYears(-MaxYearsAhead), "opensAt", $"The opening lies at most {MaxYearsAhead} years back.")
            .Entries(guide.Categories, category => category.Id, "categories")
            .Entries(guide.RequiredDocuments, document => document.Kind, "requiredDocuments")
            .Entries(guide.Staff, member => member.Id, "staff")
            .Each(guide.Categories.OrEmpty(), "categories", (faults, category, field) => faults
                .When(!IsLine(category.Name, MaxNameLength), $"{field}.name", NameIsMissing)
                .When(category.BudgetYuan is <= 0 or > MaxBudgetYuan, $"{field}.budgetYuan", $"The budget is more than 0 and at most {MaxBudgetYuan} yuan."))
            .Each(guide.RequiredDocuments.OrEmpty(), "requiredDocuments", (faults, document, field) => faults
                .When(!IsLine(document.Name, MaxNameLength), $"{field}.name", NameIsMissing)
                .When(document.Kind == DocumentPolicy.EvidenceKind, $"{field}.kind", "Officers' screenshots are kept under this kind; choose another one."))
            .Each(guide.Staff.OrEmpty(), "staff", (faults, member, field) => faults
                .When(!IsLine(member.Name, MaxNameLength), $"{field}.name", NameIsMissing)
                .When(!LineOfText.IsMailAddress(member.Email), $"{field}.email", "Give one mail address: tasks go there."))
            .Roles(guide)
            .When(
                !IsLine(guide.Office?.Name, MaxNameLength) || !IsLine(guide.Office?.Telephone, MaxNameLength),
                "office",
                "Name the office and its telephone.")
            .Notice(guide, noticeDays)
            .Or(() => new GuidePublished(guide, now));

    private static Faults Roles(this Faults faults, RoundGuide guide)
    {
        foreach (var role in Enum.GetValues<StaffRole>())
        {
            faults.When(guide.Staff.OrEmpty().All(member => member.Role != role), "staff", $"Name at least one {role}.");
        }

        return faults;
    }

    private static Faults Notice(this Faults faults, RoundGuide guide, DayRange allowed) => guide switch
    {
        { Notice: { WorkingDays: { } days, Length: null } } => faults.When(
            !allowed.Includes(days), "notice.workingDays", $"A public notice lies open {allowed.Minimum} to {allowed.Maximum} working days."),
        { Notice: { WorkingDays: null, Length: { } length }, Kind: RoundKind.Drill } =>
            faults.When(
                length <= TimeSpan.Zero || length > TimeSpan.FromDays(MaxDrillNoticeDays),
                "notice.length",
                $"The length is more than zero and at most {MaxDrillNoticeDays} days."),
        { Notice.Length: not null } => faults.When(true, "notice.length", "Only a drill may set a fixed length; give working days."),
        _ => faults.When(true, "notice", "Give the working days of the public notice."),
    };

    private static Faults Entries<T>(this Faults faults, ImmutableArray<T> entries, Func<T, string> id, string field)
    {
        var ids = entries.OrEmpty().Select(id).ToList();
        return faults
            .When(!entries.IsDefault && entries.Any(entry => entry is null), field, "No entry is null.")
            .When(ids.Count is 0 or > MaxEntries, field, $"Give 1 to {MaxEntries} entries.")
            .When(ids.Distinct().Count() != ids.Count, field, "Every entry has an id of its own.")
            .When(!ids.TrueForAll(IsShortName), field, "An id has 1 to 40 lower-case letters, digits and hyphens.");
    }

    private static bool IsLine(string? text, int maxLength) =>
        !string.IsNullOrWhiteSpace(text) && text.Length <= maxLength && LineOfText.IsPlain(text);

    private static bool IsShortName(string? id) =>
        id is { Length: >= 1 and <= 40 }
        && id.All(character => char.IsAsciiLetterLower(character) || char.IsAsciiDigit(character) || character == '-');

    private static ImmutableArray<T> OrEmpty<T>(this ImmutableArray<T> entries) =>
        entries.IsDefault ? [] : [.. entries.Where(entry => entry is not null)];
}
