using System.Collections.Immutable;
using CreditFunctions.Core.Calendar;
using CreditFunctions.Core.Rules;
using CreditFunctions.Core.Text;

namespace CreditFunctions.Core.Listings;

/// <summary>Form of a party's application for repair, as received.</summary>
public sealed record RepairForm
{
    /// <summary>What was performed, and when.</summary>
    public string? Performance { get; init; }

    public ImmutableArray<string> ProofDocumentIds { get; init; } = [];

    /// <summary>信用承诺书, published.</summary>
    public bool? GivesPublicCommitment { get; init; }
}

/// <summary>信用修复 (NDRC Order 36; 国办发〔2025〕22号): no training certificate and no credit report is required.</summary>
public static class RepairPolicy
{
    private static readonly TextRule PerformanceText = TextRule.Paragraphs(4000);
    private static readonly TextRule ReasonText = TextRule.Paragraphs(1000);

    /// <summary>Receives an application from the earliest day on; its terms start on the day of receipt.</summary>
    public static Result<RepairRequested> Request(
        Listing listing,
        RepairForm form,
        RuleFile rules,
        WorkingDayCalendar calendar,
        DateTimeOffset now
    )
    {
        var today = BeijingTime.DateOf(now);
        if (!IsOpenTo(listing, today) || listing.Repair is not null)
        {
            return new Error(
                ErrorKind.Conflict,
                "listing-is-not-repairable",
                "The listing has no effect, or its repair is applied for already."
            );
        }

        var earliest = listing.Terms!.EarliestRepairOn;
        if (today < earliest)
        {
            return RepairIsTooEarly(earliest);
        }

        var rule = rules.RepairWorkingDays;
        return new ValidationErrors("repair-request-is-incomplete")
            .When(!PerformanceText.Accepts(form.Performance), "performance", "Say what was performed, and when.")
            .When(form.ProofDocumentIds.IsDefaultOrEmpty, "proofDocumentIds", "Upload the proof of performance.")
            .When(form.GivesPublicCommitment != true, "givesPublicCommitment", "Give the public commitment.")
            .Or(() =>
                new RepairRequested(
                    new RepairRequest(
                        PerformanceText.Clean(form.Performance),
                        form.ProofDocumentIds,
                        now,
                        calendar.DeadlineFor(now, Term.WorkingDays(rule.Value.Intake), rule.Id),
                        calendar.DeadlineFor(now, Term.WorkingDays(rule.Value.Decision), rule.Id)
                    )
                )
            );
    }

    /// <summary>Grants the repair, which ends listing, ban and publication together, or refuses it.</summary>
    public static Result<RepairDecided> Decide(Listing listing, bool grants, string? reason, DateTimeOffset now) =>
        listing.Repair is null || !IsOpenTo(listing, BeijingTime.DateOf(now))
            ? new Error(ErrorKind.Conflict, "repair-is-not-requested", "No repair is applied for, or the listing has no effect any more.")
        : ReasonText.Accepts(reason) ? new RepairDecided(grants, ReasonText.Clean(reason), now)
        : new Error(ErrorKind.Invalid, "repair-reason-is-missing", "Give a reason of 1 to 1000 characters.").At("reason");

    private static bool IsOpenTo(Listing listing, DateOnly today) =>
        listing.State == ListingState.Effective && listing.IsEffectiveOn(today);

    private static Error RepairIsTooEarly(DateOnly earliest) =>
        new Error(ErrorKind.Conflict, "repair-is-too-early", $"Repair can be applied for from {earliest:yyyy-MM-dd} on.").With(
            "day",
            $"{earliest:yyyy-MM-dd}"
        );
}
