using System.Collections.Immutable;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Cases.Origins;
using CreditFunctions.Core.Commitments;
using CreditFunctions.Core.CreditChecks;
using CreditFunctions.Core.Letters;
using CreditFunctions.Core.Projects;
using CreditFunctions.Core.Rules;
using CreditFunctions.Core.Staff;
using CreditFunctions.Core.Text;

namespace CreditFunctions.Core.Cases;

/// <summary>Form to note a suspicion, as received.</summary>
public sealed record CaseNoteForm
{
    /// <summary>Name of a <see cref="CaseOrigin"/>.</summary>
    public string? Origin { get; init; }

    public Misconduct? Misconduct { get; init; }

    public string? Suspicion { get; init; }

    /// <summary>The evidence: document and page, opinion, decision, transfer.</summary>
    public string? Basis { get; init; }
}

/// <summary>
/// How a case is opened: accepted at once where two officers upheld the suspicion; where one officer noted it or a citizen reported it,
/// the intake is decided first (<see cref="CaseIntakePolicy"/>).
/// </summary>
public static class CaseOpeningPolicy
{
    /// <summary>Opens a case from a concealment that two officers upheld.</summary>
    /// <param name="investigators">Two different people.</param>
    public static Result<CaseOpened> FromFinding(
        Application application,
        Finding finding,
        CaseId id,
        LetterNumber number,
        ImmutableArray<SeatedOfficer> investigators,
        ActContext context
    )
    {
        if (
            finding.Ruling != FindingRuling.Uphold
            || !application.Findings.Contains(finding)
            || application.FindParty(finding.PartyId) is not { } party
        )
        {
            return CaseErrors.SuspicionIsNotUpheld;
        }

        var source = new CaseSource.Concealment(application.Id, party.Id, finding.Source, finding.CheckedAt);
        return Opened(application, party, source, finding.Reason, id, number, investigators, context);
    }

    /// <summary>Opens a case from an objection in which two officers found a suspicion about a party of the contested project.</summary>
    /// <param name="investigators">Two different people.</param>
    /// <param name="reporter">Who objected.</param>
    public static Result<CaseOpened> FromObjection(
        Application application,
        CaseSource.Objected source,
        string reason,
        CaseReporter reporter,
        CaseId id,
        LetterNumber number,
        ImmutableArray<SeatedOfficer> investigators,
        ActContext context
    ) =>
        application.FindParty(source.PartyId) is { } party
            ? Opened(application, party, source, reason, id, number, investigators, context)
                .Select(opened => opened with { Reporter = reporter })
            : CaseErrors.SuspicionIsNotUpheld;

    /// <summary>
    /// The project procedure notes a finding of its own about the unit that carries out the project; an officer decides on the intake.
    /// </summary>
    public static CaseOpened FromProject(
        Application application,
        Project project,
        CaseSource.Noted source,
        string suspicion,
        CaseId id,
        LetterNumber number,
        ActContext context
    ) =>
        Begin(project.PresentOf(application), project.Unit, source, suspicion, id, number, [], context) with
        {
            IntakeUntil = CaseIntakePolicy.IntakeUntil(context),
            IsDrill = project.IsDrill,
        };

    /// <summary>
    /// An officer notes a suspicion about a party, with or without an application; a second officer decides on the intake.
    /// </summary>
    /// <param name="party">Of the application where there is one; null where none was named.</param>
    public static Result<CaseOpened> Note(
        Application? application,
        Party? party,
        CaseNoteForm form,
        CaseId id,
        LetterNumber number,
        SeatedOfficer officer,
        ActContext context
    )
    {
        var origin = CaseOrigins.Find(form.Origin) is { IsAtDesk: true } known ? known : null;
        var isMisplaced = origin is not null && origin.NeedsApplication != application is not null;
        var refusal = origin is null || isMisplaced ? null : origin.Check(application);
        return new ValidationErrors("case-note-is-incomplete")
            .When(origin is null, "origin", "Say where the suspicion comes from.")
            .When(isMisplaced, "origin", "What is about an application is noted from its page, and nothing else.")
            .When(refusal is not null, "origin", refusal!)
            .When(party is null, "partyId", "Name the party that is suspected.")
            .When(
                form.Misconduct is not { } suspected || origin?.Misconducts.Contains(suspected) == false,
                "misconduct",
                "Choose a misconduct that can be suspected there."
            )
            .When(!CasePolicy.ReasonText.Accepts(form.Suspicion), "suspicion", "State what is suspected.")
            .When(!CasePolicy.ReasonText.Accepts(form.Basis), "basis", "Say what that rests on: document and page, opinion, decision.")
            .SeatsAreFree([], PersonsOf(application, party), [officer], "officer")
            .Or(() => new CaseSource.Noted(origin!.Name, application?.Id, form.Misconduct!.Value, CasePolicy.ReasonText.Clean(form.Basis)))
            .Select(source =>
                Begin(application, party!, source, CasePolicy.ReasonText.Clean(form.Suspicion), id, number, [officer], context) with
                {
                    ReportedBy = officer,
                    IntakeUntil = CaseIntakePolicy.IntakeUntil(context),
                }
            );
    }

    /// <summary>The party's own addresses. The clerk of the application acts for its parties.</summary>
    internal static ImmutableArray<string> PersonsOf(Application? application, Party? party) =>
        application is null || party is null
            ? []
            :
            [
                .. new[] { application.ContactEmail, application.InvitationOf(party.Id)?.Email }
                    .OfType<string>()
                    .Select(PersonKey.Of)
                    .Distinct(),
            ];

    /// <summary>Whether a party is the person of a name.</summary>
    public static bool IsPerson(Party? party, string name) => party is Party.Person && NameKey.IsSamePerson(party.Name, name);

    private static Result<CaseOpened> Opened(
        Application application,
        Party party,
        CaseSource source,
        string suspicion,
        CaseId id,
        LetterNumber number,
        ImmutableArray<SeatedOfficer> investigators,
        ActContext context
    )
    {
        var areTwo = investigators.Length == 2 && investigators.All(officer => officer.Seat == CaseSeat.Investigator);
        return new ValidationErrors("case-is-incomplete")
            .When(!areTwo, "investigators", "Name two investigators.")
            .SeatsAreFree([], PersonsOf(application, party), investigators, "investigators")
            .Or(() =>
                Begin(application, party, source, suspicion, id, number, investigators, context) with
                {
                    InvestigationTerm = CaseTermPolicy.Begin(context),
                }
            );
    }

    private static CaseOpened Begin(
        Application? application,
        Party party,
        CaseSource source,
        string suspicion,
        CaseId id,
        LetterNumber number,
        ImmutableArray<SeatedOfficer> investigators,
        ActContext context
    ) =>
        new(id, number, source, party, suspicion, investigators, context.Rules.Version, context.Now)
        {
            Consent = application is null ? null : CommitmentPolicy.ServiceConsentOf(application, party.Id),
            PartyEmail = application?.InvitationOf(party.Id)?.Email,
            PartyPersons = PersonsOf(application, party),
        };
}
