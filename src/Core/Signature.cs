using CreditFunctions.Core.Applications;

namespace CreditFunctions.Core;

/// <summary>Who did something, in which role, on which basis, and when.</summary>
/// <param name="Actor">Id of an officer or recommending body, or the side that acted: <c>applicant</c>, <c>party-p1</c>, <c>public</c>,
/// <c>program</c>, <c>procedure</c>. Never a name or number.</param>
/// <param name="Role">Such as <c>CaseOfficer</c>, <c>Leader</c>, <c>Applicant</c>.</param>
public sealed record Signature(string Actor, string Role, DateTimeOffset At)
{
    /// <summary>
    /// The actor's entitlement: a review step (<c>MeetingResolution</c>), an act of the officers' site (<c>PlaceHold</c>), a rule with
    /// the version of its file (<c>correction.workingDays@2026-1</c>). Empty for an ordinary step of the procedure.
    /// </summary>
    public string Basis { get; init; } = "";

    public const string ProcedureActor = "procedure";

    /// <summary>The procedure itself, acting on recorded facts.</summary>
    /// <param name="basis">The step, act or rule that it follows.</param>
    public static Signature Procedure(DateTimeOffset at, string basis) => new(ProcedureActor, "Procedure", at) { Basis = basis };

    /// <summary>The applicant, by the access link of the application.</summary>
    public static Signature Applicant(DateTimeOffset at, string basis = "AccessLink") =>
        new("applicant", "Applicant", at) { Basis = basis };

    /// <summary>A party of an application, by the link mailed to it.</summary>
    public static Signature Party(Party party, DateTimeOffset at) =>
        new($"party-{party.Id}", party.Role.ToString(), at) { Basis = "SigningLink" };
}
