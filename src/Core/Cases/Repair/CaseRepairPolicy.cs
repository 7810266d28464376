using CreditFunctions.Core.Calendar;
using CreditFunctions.Core.Letters;
using CreditFunctions.Core.Listings;
using CreditFunctions.Core.Rules;
using CreditFunctions.Core.Text;

namespace CreditFunctions.Core.Cases;

/// <summary>
/// The body that made the determination decides on its repair (NDRC Order 36): an officer examines the application, a leader decides, and
/// a letter notifies the applicant. Officer and leader are different people. <see cref="RepairPolicy"/> determines the effect on the
/// listing.
/// </summary>
public static class CaseRepairPolicy
{
    private static readonly TextRule ReasonText = TextRule.Paragraphs(1000);

    private static readonly Error NothingToRepair = new(
        ErrorKind.Conflict,
        "repair-is-not-requested",
        "No repair is applied for, or the listing has no effect any more."
    );

    /// <summary>The next fact that synchronises a case with its listing; null where they agree.</summary>
    /// <param name="listing">Null where the case has none.</param>
    public static Fact? Follow(IntegrityCase integrityCase, Listing? listing, DateTimeOffset now) =>
        (integrityCase.Repair, listing?.Repair) switch
        {
            (null or { HasLapsed: true } or { Service: not null }, { } request)
                when integrityCase.Repair?.Request.RequestedAt != request.RequestedAt => new RepairOpened(request, now),
            ({ IsUndecided: true }, null) => new RepairLapsed(now),
            _ => null,
        };

    public static bool IsListingBehind(IntegrityCase integrityCase, Listing? listing, DateTimeOffset now) =>
        integrityCase.Repair is { Decision: not null } repair
        && listing?.Repair?.RequestedAt == repair.Request.RequestedAt
        && listing.IsEffectiveOn(BeijingTime.DateOf(now));

    /// <summary>By an officer who has not decided the case.</summary>
    public static Result<RepairProposed> Propose(
        IntegrityCase integrityCase,
        SeatedOfficer officer,
        bool? grants,
        string? reason,
        DateTimeOffset now
    ) =>
        integrityCase.Repair is { Proposal: null, IsUndecided: true }
            ? Check(integrityCase, officer, grants, reason)
                .When(officer.Seat is not (CaseSeat.Investigator or CaseSeat.RepairOfficer), "officer", "A case officer examines a repair.")
                .Or(() => new RepairProposed(officer, grants!.Value, ReasonText.Clean(reason), now))
            : NothingToRepair;

    /// <summary>The leader decides, which signs the letter; the proposal is not binding.</summary>
    public static Result<RepairDecisionSigned> Decide(
        IntegrityCase integrityCase,
        SeatedOfficer leader,
        bool? grants,
        string? reason,
        LetterNumber number,
        ActContext context
    ) =>
        integrityCase.Repair is { Proposal: not null, IsUndecided: true }
            ? Check(integrityCase, leader, grants, reason)
                .When(leader.Seat != CaseSeat.Decider, "officer", "The leader decides a repair.")
                .Or(() =>
                    new RepairDecisionSigned(
                        new RepairDecisionLetter(
                            number,
                            integrityCase.Number,
                            CasePolicy.AddresseeOf(integrityCase),
                            context.Contact,
                            context.Today,
                            integrityCase.Decision!.Letters.OfType<DecisionLetter>().First().Number,
                            grants!.Value,
                            ReasonText.Clean(reason)
                        ),
                        leader,
                        context.Now
                    )
                )
            : NothingToRepair;

    private static ValidationErrors Check(IntegrityCase integrityCase, SeatedOfficer officer, bool? grants, string? reason) =>
        new ValidationErrors("repair-decision-is-incomplete")
            .When(grants is null, "choice", "Say whether the repair is granted or refused.")
            .When(!ReasonText.Accepts(reason), "reason", "Give the reason, which the letter states.")
            .SeatsAreFree(integrityCase.Seats, integrityCase.PartyPersons, [officer], "officer");
}
