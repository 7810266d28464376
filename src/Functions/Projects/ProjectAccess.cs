using CreditFunctions.Core;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Projects;
using CreditFunctions.Functions.Storage;
using CreditFunctions.Functions.Tokens;

namespace CreditFunctions.Functions.Projects;

/// <summary>A project, opened by the link of its unit or its investigator.</summary>
public sealed record OpenedProject(Stored<Project> Stored, Application Application, bool IsInvestigator, string Token)
{
    public Project Project => Stored.State;

    /// <summary>Who acts by this link.</summary>
    public Signature Sign(DateTimeOffset now) =>
        IsInvestigator
            ? Signature.Party(Project.PresentOf(Application).PrincipalInvestigator, now) with
            {
                Basis = "ProjectLink",
            }
            : Signature.Applicant(now, "ProjectLink");
}

/// <summary>Opens a project to its unit and its investigator, each by the link that was mailed to it.</summary>
public sealed class ProjectAccess(TokenSigner tokens, IRecordStore<Project> projects, IRecordStore<Application> applications)
{
    /// <summary>The project of a link. A forged link costs no storage request.</summary>
    public async Task<Result<OpenedProject>> OpenAsync(string token, CancellationToken cancellationToken)
    {
        if (
            ProjectSubject.Read(tokens, token) is not { } subject
            || await projects.FindAsync(subject.ProjectId.Value, cancellationToken) is not { } stored
        )
        {
            return ProjectRefusals.LinkIsUnknown();
        }

        var application = (await applications.GetAsync(stored.Id, cancellationToken)).State;
        var email = subject.IsInvestigator ? stored.State.Contract?.InvestigatorEmail : stored.State.UnitEmail ?? application.ContactEmail;
        return subject.IsFor(email)
            ? new OpenedProject(stored, application, subject.IsInvestigator, token)
            : ProjectRefusals.LinkIsUnknown();
    }

    /// <summary>The same for what the unit alone does.</summary>
    public async Task<Result<OpenedProject>> OpenForUnitAsync(string token, CancellationToken cancellationToken) =>
        (await OpenAsync(token, cancellationToken)).Then<OpenedProject>(opened =>
            opened.IsInvestigator ? ProjectRefusals.IsNotYours() : opened
        );
}
