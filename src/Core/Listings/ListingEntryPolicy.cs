using CreditFunctions.Core.Calendar;
using CreditFunctions.Core.Cases;
using CreditFunctions.Core.Rules;
using CreditFunctions.Core.Staff;
using CreditFunctions.Core.Text;

namespace CreditFunctions.Core.Listings;

/// <summary>
/// Listings that one officer enters and another one confirms. Class, window and ban follow from measures and basis; the list of serious
/// dishonesty only from a basis that the rules name with list, article and competence.
/// </summary>
public static class ListingEntryPolicy
{
    private static readonly TextRule NameText = TextRule.Name(200);
    private static readonly TextRule NumberText = TextRule.Line(128);
    private static readonly TextRule AuthorityText = TextRule.Line(200);
    private static readonly TextRule FactsText = TextRule.Paragraphs(2000);
    private static readonly TextRule ProofText = TextRule.Paragraphs(500);

    /// <summary>What the form comes to; every fault at its field.</summary>
    /// <param name="allowsSamples">False in production.</param>
    public static Result<ListingEntry> Check(ListingEntryForm form, RuleFile rules, bool allowsSamples, DateTimeOffset now)
    {
        var today = BeijingTime.DateOf(now);
        var isOrdinary = form.Kind == ListKind.Dishonesty && !form.IsHistorical;
        var faults = new ValidationErrors("listing-entry-is-incomplete")
            .When(form.Kind is null, "kind", "Choose the list that the party is entered in.")
            .When(!NameText.Accepts(form.Name), "name", "Give the name, on one line of up to 200 characters.")
            .When(!NumberText.Accepts(form.DecisionNumber), "decisionNumber", "Give the number of the determining document or award.")
            .When(!(form.DecidedOn <= today), "decidedOn", "Give its date, which lies not in the future.")
            .When(
                !(form.ServedOn >= form.DecidedOn && form.ServedOn <= today),
                "servedOn",
                "Give the day of service: from its date to today."
            )
            .When(!AuthorityText.Accepts(form.Authority), "authority", "Say who decided or awarded.")
            .When(!FactsText.Accepts(form.Facts), "facts", "Give the facts, in up to 2000 characters.")
            .When(!ProofText.Accepts(form.Proof), "proof", "Name the proof and where it is kept.")
            .When(
                form.IsHistorical && form.Kind != ListKind.Dishonesty,
                "isHistorical",
                "Only internal records of dishonesty are taken over as old data."
            )
            .When(form.IsHistorical && !(form.HistoricalUntil >= form.ServedOn), "historicalUntil", "Give the last day with effect.")
            .When(form.Kind == ListKind.Honour && form.HonourLevel is null, "honourLevel", "Choose the level of the award.")
            .When(isOrdinary && form.Severity is null, "severity", "Choose the severity. It limits the measures.");
        if (form.Kind == ListKind.SeriousDishonesty && BasisFault(form.SeriousBasisId, rules, allowsSamples) is { } basisFault)
        {
            faults.When(true, "seriousBasisId", basisFault);
        }

        if (
            isOrdinary
            && form.Severity is { } severity
            && !MeasurePolicy.Check(severity, form.Measures, rules, allowsSamples).TryGet(out _, out var wrong)
        )
        {
            faults.Each(wrong, "", (all, error, _) => all.When(true, "measures", error));
        }

        return faults.Or(() =>
            new ListingEntry(
                NumberText.Clean(form.DecisionNumber),
                form.DecidedOn!.Value,
                form.ServedOn!.Value,
                AuthorityText.Clean(form.Authority),
                FactsText.Clean(form.Facts),
                ProofText.Clean(form.Proof)
            )
            {
                Severity = isOrdinary ? form.Severity : null,
                Measures = isOrdinary ? form.Measures : [],
                SeriousBasisId = form.Kind == ListKind.SeriousDishonesty ? form.SeriousBasisId : null,
                HonourLevel = form.Kind == ListKind.Honour ? form.HonourLevel : null,
                IsHistorical = form.IsHistorical,
                HistoricalUntil = form.IsHistorical ? form.HistoricalUntil : null,
            }
        );
    }

    /// <summary>How a name goes on record.</summary>
    public static string CleanName(string? name) => NameText.Clean(name);

    /// <summary>A second officer confirms the entry: it has effect from the day of service on.</summary>
    public static Result<ListingEntered> Confirm(
        Listing listing,
        string officerId,
        StaffDirectory directory,
        RuleFile rules,
        bool allowsSamples,
        DateTimeOffset now
    )
    {
        if (CheckSecond(listing, officerId, directory) is { } refusal)
        {
            return refusal;
        }

        if (!ListingMoves.Move(listing.State, ListingMove.Enter).TryGet(out _, out var errors))
        {
            return errors;
        }

        // The rules may have changed since it was entered.
        return FaultNow(listing.Entry!, rules, allowsSamples) is { } fault ? fault : Enter(listing, rules, now);
    }

    /// <summary>Another officer refuses the entry.</summary>
    public static Result<ListingMoved> Reject(
        Listing listing,
        string officerId,
        StaffDirectory directory,
        string? reason,
        DateTimeOffset now
    ) => CheckSecond(listing, officerId, directory) is { } refusal ? refusal : ListingPolicy.Reject(listing, reason, now);

    /// <summary>A leader ends a listing; nobody ends what they entered themselves.</summary>
    public static Result<ListingMoved> Revoke(
        Listing listing,
        string officerId,
        StaffDirectory directory,
        string? reason,
        DateTimeOffset now
    ) => directory.IsSamePerson(listing.EnteredBy, officerId) ? NeedsAnother() : ListingPolicy.Revoke(listing, reason, now);

    private static Error NeedsAnother() =>
        new(ErrorKind.Forbidden, "listing-needs-second-officer", "You entered this listing. Another officer confirms, rejects or ends it.");

    private static Error? CheckSecond(Listing listing, string officerId, StaffDirectory directory) =>
        listing.Entry is null
            ? new Error(ErrorKind.Conflict, "listing-follows-its-case", "The listing follows its case. Nobody confirms it here.")
        : directory.IsSamePerson(listing.EnteredBy, officerId) ? NeedsAnother()
        : null;

    private static Error? FaultNow(ListingEntry entry, RuleFile rules, bool allowsSamples) =>
        entry.SeriousBasisId is { } basisId ? BasisFault(basisId, rules, allowsSamples)
        : entry.Severity is { } severity
        && !MeasurePolicy.Check(severity, entry.Measures, rules, allowsSamples).TryGet(out _, out var errors)
            ? errors[0]
        : null;

    private static Error? BasisFault(string? id, RuleFile rules, bool allowsSamples) =>
        FindBasis(id, rules) switch
        {
            null => new Error(
                ErrorKind.Invalid,
                "list-basis-is-missing",
                "A city bureau keeps no list of its own. Name an entry of rule listings.seriousBases: list, article and who may decide."
            ).At("seriousBasisId"),
            { Basis.IsSample: true } when !allowsSamples => new Error(
                ErrorKind.Invalid,
                "list-basis-is-sample",
                "This basis is a sample text. Add the rule file with the real one first."
            ).At("seriousBasisId"),
            _ => null,
        };

    private static SeriousBasis? FindBasis(string? id, RuleFile rules) => rules.SeriousBases.Value.FirstOrDefault(each => each.Id == id);

    private static ListingEntered Enter(Listing listing, RuleFile rules, DateTimeOffset now)
    {
        var entry = listing.Entry!;
        var terms = TermsOf(listing.Kind, entry, rules);
        var trace =
            listing.Kind == ListKind.Honour
                ? rules.HonourMonths.Trace("honour-has-its-term", new TracedFact("lastDay", $"{terms.LastRecordedOn:yyyy-MM-dd}"))
                : rules.ListingWindows.Trace("listing-has-its-window", new TracedFact("class", $"{terms.Class}"));
        return new ListingEntered(terms, entry.ServedOn, ListingPolicy.LastDayOf(terms, entry.ServedOn), [trace], now);
    }

    private static ListingTerms TermsOf(ListKind kind, ListingEntry entry, RuleFile rules) =>
        (kind, entry) switch
        {
            (ListKind.Honour, _) => Honour(entry, entry.DecidedOn.AddMonths(rules.HonourMonths.Value)),
            (_, { IsHistorical: true, HistoricalUntil: { } until }) => Plain(entry, until),
            (ListKind.SeriousDishonesty, _) => OnBasis(entry, FindBasis(entry.SeriousBasisId, rules)!, rules),
            _ => ListingPolicy.TermsOf(
                MeasurePolicy.EntriesOf(entry.Measures, rules),
                entry.Measures.Select(each => each.Ban).FirstOrDefault(ban => ban is not null),
                entry.DecisionNumber,
                entry.DecidedOn,
                rules
            ),
        };

    // Without basis: never published, and without ban.
    private static ListingTerms Plain(ListingEntry entry, DateOnly lastDay) =>
        new(entry.DecisionNumber, entry.DecidedOn, PublicationClass.Slight, [], entry.DecidedOn, lastDay, Ban: null);

    // An honour is always public, as long as it lasts.
    private static ListingTerms Honour(ListingEntry entry, DateOnly lastDay) =>
        Plain(entry, lastDay) with
        {
            Publication = new PublicationTerms([], [], [], NamesBan: false, lastDay),
        };

    private static ListingTerms OnBasis(ListingEntry entry, SeriousBasis basis, RuleFile rules)
    {
        var lastDay = ListingPolicy.LastDayOf(PublicationClass.Grave, entry.DecidedOn, rules);
        return new ListingTerms(
            entry.DecisionNumber,
            entry.DecidedOn,
            PublicationClass.Grave,
            [basis.Basis],
            ListingPolicy.EarliestRepairOf(PublicationClass.Grave, entry.DecidedOn, rules),
            lastDay,
            basis.BanMonths is { } months ? new BanTerm(months) : null
        )
        {
            BansResponsiblePersons = basis is { BanMonths: not null, BansResponsiblePersons: true },
            Publication = basis.Basis.AllowsPublication
                ? new PublicationTerms([basis.Basis], [], [], basis.BanMonths is not null, lastDay)
                : null,
        };
    }
}
