using System.Collections.Immutable;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Documents;
using CreditFunctions.Core.Rules;
using CreditFunctions.Core.Staff;
using CreditFunctions.Core.Text;

namespace CreditFunctions.Core.Rounds;

public static partial class RoundPolicy
{
    private static ValidationErrors Check(RoundGuide guide, DayRange noticeDays, DateTimeOffset now, Seating seating) =>
        new ValidationErrors("guide-is-malformed")
            .When(guide.Id == default, "id", "Give the round an id such as 2026-science.")
            .When(!IsLine(guide.Title, GuideLimits.MaxTitleLength), "title", "Give a title of 1 to 200 characters on one line.")
            .When(guide.Year is < 2000 or > 2100, "year", "Give the year of the call.")
            .When(
                guide.SerialPrefix is { } prefix && !Serial.IsPrefix(prefix),
                "serialPrefix",
                "A prefix has 2 to 12 capital letters and digits, the last one a letter, such as 2026KJ; leave it out for the year and KJ."
            )
            .When(guide.ClosesAt <= guide.OpensAt, "closesAt", "The closing hour comes after the opening.")
            .When(guide.ClosesAt <= now, "closesAt", "The closing hour lies in the future.")
            .When(guide.ClosesAt > now.AddYears(MaxYearsAhead), "closesAt", $"The closing hour lies at most {MaxYearsAhead} years ahead.")
            .When(guide.OpensAt < now.AddYears(-MaxYearsAhead), "opensAt", $"The opening lies at most {MaxYearsAhead} years back.")
            .CheckEntries(guide)
            .Entries(guide.Categories, category => category.Id, "categories")
            .Entries(guide.RequiredDocuments, document => document.Kind, "requiredDocuments")
            .Entries(guide.Staff, member => member.Id, "staff")
            .Each(
                guide.Categories.OrEmpty(),
                "categories",
                (faults, category, field) =>
                    faults
                        .When(!IsLine(category.Name, GuideLimits.MaxNameLength), $"{field}.name", NameIsMissing)
                        .When(
                            category.BudgetYuan is <= 0 or > MaxBudgetYuan,
                            $"{field}.budgetYuan",
                            $"The budget is more than 0 and at most {MaxBudgetYuan} yuan."
                        )
                        .When(
                            category.MaxAmountYuan is { } most && (most <= 0 || most > category.BudgetYuan),
                            $"{field}.maxAmountYuan",
                            "What one application may ask for is more than 0 and at most the budget."
                        )
            )
            .Each(
                guide.RequiredDocuments.OrEmpty(),
                "requiredDocuments",
                (faults, document, field) =>
                    faults
                        .When(!IsLine(document.Name, GuideLimits.MaxNameLength), $"{field}.name", NameIsMissing)
                        .When(
                            document.Kind is DocumentPolicy.EvidenceKind or DocumentPolicy.AnswerKind or DocumentPolicy.SignedScanKind,
                            $"{field}.kind",
                            "The app keeps files of its own under this kind; choose another one."
                        )
                        .When(
                            document.Note is { } note && !IsLine(note, GuideLimits.MaxNoteLength),
                            $"{field}.note",
                            "A note has 1 to 500 characters on one line; leave it out where there is none."
                        )
                        .When(
                            document.MaxBytes is <= 0 or > int.MaxValue,
                            $"{field}.maxBytes",
                            "The largest file has more than 0 bytes and at most 2 GiB."
                        )
            )
            .Each(
                guide.Staff.OrEmpty(),
                "staff",
                (faults, member, field) =>
                    faults
                        .When(!IsLine(member.Name, GuideLimits.MaxNameLength), $"{field}.name", NameIsMissing)
                        .When(!MailAddressText.IsAddress(member.Email), $"{field}.email", "Give one mail address: tasks go there.")
                        .When(
                            member.CategoryIds.OrEmpty().Any(id => guide.Categories.OrEmpty().All(category => category.Id != id)),
                            $"{field}.categoryIds",
                            "Name categories of this round."
                        )
            )
            .Roles(guide)
            .Seats(guide, seating)
            .When(
                !IsLine(guide.Office?.Name, GuideLimits.MaxNameLength) || !IsLine(guide.Office?.Telephone, GuideLimits.MaxNameLength),
                "office",
                "Name the office and its telephone."
            )
            .Notice(guide, noticeDays)
            .Review(guide)
            .Recommendation(guide)
            .When(
                guide.Guide is null || !GuideText.Accepts(guide.Guide),
                "guide",
                $"The guide's text has at most {MaxGuideLength} characters."
            )
            .When(
                !guide.EligibleUnits.IsDefault && guide.EligibleUnits.Any(type => !Enum.IsDefined(type)),
                "eligibleUnits",
                "Name kinds of unit such as Enterprise or University."
            );

    private static ValidationErrors Roles(this ValidationErrors faults, RoundGuide guide)
    {
        foreach (var role in Enum.GetValues<StaffRole>())
        {
            faults.When(guide.Staff.OrEmpty().All(member => member.Role != role), "staff", $"Name at least one {role}.");
        }

        return faults;
    }

    private static ValidationErrors Review(this ValidationErrors faults, RoundGuide guide)
    {
        if (guide.Review is not { } review)
        {
            return faults.When(true, "review", "Leave the rules of review out, or give them as an object.");
        }

        var criteria = review.Criteria.OrEmpty();
        foreach (var category in guide.Categories.OrEmpty())
        {
            var experts = guide.Staff.OrEmpty().Count(member => member.Role == StaffRole.Expert && member.Reviews(category.Id));
            faults.When(
                experts < review.MinSheets,
                "review.minSheets",
                $"Category {category.Id} has {experts} experts, fewer than the sheets it needs."
            );
        }

        return faults
            .When(review.MinSheets is < 1 or > MaxEntries, "review.minSheets", $"An application needs 1 to {MaxEntries} sheets.")
            .When(
                !criteria.IsEmpty
                    && criteria.All(criterion => criterion.Weight is > 0 and <= 100)
                    && criteria.Sum(criterion => criterion.Weight) != 100,
                "review.criteria",
                "The weights of the criteria add up to 100."
            )
            .When(
                criteria.Length > MaxEntries || criteria.DistinctBy(criterion => criterion.Id).Count() != criteria.Length,
                "review.criteria",
                $"Give at most {MaxEntries} criteria, each with an id of its own."
            )
            .When(
                review.TieCriterion is { } tie && criteria.All(criterion => criterion.Id != tie),
                "review.tieCriterion",
                "Name a criterion of this guide by its id, or leave it out: then the meeting decides between equals."
            )
            .Each(
                criteria,
                "review.criteria",
                (each, criterion, field) =>
                    each.When(!IsShortName(criterion.Id), $"{field}.id", "An id has 1 to 40 lower-case letters, digits and hyphens.")
                        .When(!IsLine(criterion.Name, GuideLimits.MaxNameLength), $"{field}.name", NameIsMissing)
                        .When(
                            criterion.Hint is { } hint && !IsLine(hint, GuideLimits.MaxNoteLength),
                            $"{field}.hint",
                            "A hint has 1 to 500 characters on one line; leave it out where there is none."
                        )
                        .When(criterion.Weight is <= 0 or > 100, $"{field}.weight", "A weight is more than 0 and at most 100.")
            );
    }

    private static ValidationErrors Recommendation(this ValidationErrors faults, RoundGuide guide)
    {
        var bodies = guide.RecommendingBodies.OrEmpty();
        return faults
            .When(
                bodies.Length > MaxEntries || bodies.DistinctBy(body => body.Id).Count() != bodies.Length,
                "recommendingBodies",
                $"Give at most {MaxEntries} bodies, each with an id of its own."
            )
            .When(
                bodies.Any(body => guide.Staff.OrEmpty().Any(member => member.Id == body.Id)),
                "recommendingBodies",
                "A recommending body has another id than everybody in the staff."
            )
            .Each(
                bodies,
                "recommendingBodies",
                (each, body, field) =>
                    each.When(!IsShortName(body.Id), $"{field}.id", "An id has 1 to 40 lower-case letters, digits and hyphens.")
                        .When(!IsLine(body.Name, GuideLimits.MaxNameLength), $"{field}.name", NameIsMissing)
                        .When(
                            !MailAddressText.IsAddress(body.Email),
                            $"{field}.email",
                            "Give one mail address: applications to be recommended are sent there."
                        )
            );
    }

    private static ValidationErrors Notice(this ValidationErrors faults, RoundGuide guide, DayRange allowed) =>
        guide switch
        {
            { Notice: { WorkingDays: { } days, Length: null } } => faults.When(
                !allowed.Includes(days),
                "notice.workingDays",
                $"A public notice lies open {allowed.Minimum} to {allowed.Maximum} working days."
            ),
            { Notice: { WorkingDays: null, Length: { } length }, Kind: RoundKind.Drill } => faults.When(
                length <= TimeSpan.Zero || length > TimeSpan.FromDays(MaxDrillNoticeDays),
                "notice.length",
                $"The length is more than zero and at most {MaxDrillNoticeDays} days."
            ),
            { Notice.Length: not null } => faults.When(true, "notice.length", "Only a drill may set a fixed length; give working days."),
            _ => faults.When(true, "notice", "Give the working days of the public notice."),
        };

    private static ValidationErrors Entries<T>(this ValidationErrors faults, ImmutableArray<T> entries, Func<T, string> id, string field)
    {
        var ids = entries.OrEmpty().Select(id).ToList();
        return faults
            .When(ids.Count is 0 or > MaxEntries, field, $"Give 1 to {MaxEntries} entries.")
            .When(ids.Distinct().Count() != ids.Count, field, "Every entry has an id of its own.")
            .When(!ids.TrueForAll(IsShortName), field, "An id has 1 to 40 lower-case letters, digits and hyphens.");
    }
}
