using CreditFunctions.Core.Calendar;
using CreditFunctions.Core.Rules;
using CreditFunctions.Core.Text;

namespace CreditFunctions.Core.Applications;

/// <summary>A registered address of a unit accepted an application for the unit.</summary>
/// <param name="UnitCode">The lead unit at that time; the acceptance is invalid for another one.</param>
/// <param name="ClerkId">Who accepted it; derived from the mail address, which is not stored here.</param>
public sealed record UnitAcceptance(string UnitCode, string ClerkId, DateTimeOffset At);

/// <summary>
/// Acceptance of drafts. Anybody can create a draft in the name of any unit and with any mail address, so it belongs to nobody until its
/// contact, or an address registered for the unit, accepts it; a draft that nobody accepts expires.
/// </summary>
public static class ApplicationDraftAcceptance
{
    private const int MaxReasonLength = 1000;

    private static readonly TextRule ReasonText = TextRule.Paragraphs(MaxReasonLength);

    public static bool IsAcceptedByContact(this Application application) => application.AcceptedContact == application.ContactEmail;

    public static bool IsContactRegistered(this Application application) =>
        application.Registered is { } registered
        && registered.ContactEmail == application.ContactEmail
        && registered.UnitCode == application.LeadUnit.Code;

    public static bool IsRegistrationWithdrawn(this Application application) =>
        !application.IsContactRegistered()
        && application.Withdrawn is { } withdrawn
        && withdrawn.ContactEmail == application.ContactEmail
        && withdrawn.UnitCode == application.LeadUnit.Code;

    /// <summary>The acceptance by a registered address of the current lead unit; null where there is none.</summary>
    public static UnitAcceptance? AcceptanceByUnit(this Application application) =>
        application.UnitAcceptance is { } acceptance && acceptance.UnitCode == application.LeadUnit.Code ? acceptance : null;

    /// <summary>Whether the application was ever submitted or accepted: then it does not expire.</summary>
    public static bool IsKept(this Application application) =>
        application.Submissions > 0
        || application.AcceptedContact is not null
        || application.UnitAcceptance is not null
        || application.Registered is not null;

    /// <summary>When a draft that nobody accepts expires (exclusive); the day of creation is not counted.</summary>
    public static DateTimeOffset ExpiryOf(DateTimeOffset begunAt, RuleFile rules) =>
        BeijingTime.StartOf(BeijingTime.DateOf(begunAt).AddDays(rules.DraftAcceptanceDays.Value + 1));

    public static Result<ContactAccepted> AcceptByContact(Application application, DateTimeOffset now) =>
        application.State.IsEnd() || application.IsAcceptedByContact()
            ? IsSettled(application)
            : new ContactAccepted(application.ContactEmail, now);

    /// <summary>A registered address of the unit accepts the application.</summary>
    /// <param name="unitCode">The unit for which the address is registered.</param>
    public static Result<UnitAccepted> AcceptByUnit(Application application, string unitCode, string clerkId, DateTimeOffset now) =>
        application.LeadUnit.Code != unitCode ? ApplicationErrors.NotFound()
        : application.State.IsEnd() || application.AcceptanceByUnit() is not null ? IsSettled(application)
        : new UnitAccepted(new UnitAcceptance(unitCode, clerkId, now));

    /// <summary>An officer registers the contact as an address of the lead unit.</summary>
    /// <param name="isInForce">Whether the address is registered for the unit, by this application or another one.</param>
    public static Result<ContactRegistered> Register(Application application, bool isInForce, DateTimeOffset now) =>
        isInForce && application.IsContactRegistered()
            ? new Error(ErrorKind.Conflict, "contact-is-registered", "The contact of this application is registered for its unit already.")
            : new ContactRegistered(application.LeadUnit.Code, application.ContactEmail, now);

    /// <summary>
    /// An officer withdraws the registration of the contact for the lead unit, also where another application is its basis.
    /// </summary>
    /// <param name="isInForce">Whether the address is registered for the unit, by this application or another one.</param>
    public static Result<RegistrationWithdrawn> WithdrawRegistration(
        Application application,
        bool isInForce,
        string? reason,
        DateTimeOffset now
    ) =>
        !isInForce
            ? new Error(
                ErrorKind.Conflict,
                "contact-is-not-registered",
                "The contact of this application is not registered for its unit; there is nothing to withdraw."
            )
        : !ReasonText.Accepts(reason)
            ? new Error(ErrorKind.Invalid, "reason-is-missing", $"Give a reason of 1 to {MaxReasonLength} characters.").At(
                "withdrawalReason"
            )
        : new RegistrationWithdrawn(application.LeadUnit.Code, application.ContactEmail, ReasonText.Clean(reason), now);

    public static Result<ApplicationMoved> Expire(Application application, RuleFile rules, DateTimeOffset now) =>
        application.IsKept() || now < ExpiryOf(application.CreatedAt, rules)
            ? IsSettled(application)
            : ApplicationPolicy.Move(
                application,
                ApplicationMove.ExpireDraft,
                $"填报后{rules.DraftAcceptanceDays.Value}日内，联系邮箱和申报单位均未确认，草稿到期注销。",
                now
            );

    private static Error IsSettled(Application application) =>
        new Error(ErrorKind.Conflict, "draft-is-settled", $"The application is {application.State}, and was accepted or has ended.").With(
            "state",
            $"{application.State}"
        );
}
