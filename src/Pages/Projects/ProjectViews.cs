using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Projects;

namespace CreditFunctions.Pages.Projects;

/// <summary>Who sees how much of a project.</summary>
public static class ProjectViews
{
    /// <summary>The unit: no draw, no visit that is still to come, no suspicion, no opinion before the acceptance is decided.</summary>
    public static ProjectDetails ForParty(this ProjectDetails project) =>
        project.WithoutOffice() with
        {
            Draw = null,
            Checks = [.. project.Checks.Where(check => check.Outcome is CheckOutcome.Pass or CheckOutcome.Rectify)],
            Opinions = project.State == ApplicationState.AcceptancePending ? [] : project.Opinions,
        };

    /// <summary>An expert before the declaration of conflicts: who and what, and nothing of the work.</summary>
    public static ProjectDetails ForDeclaration(this ProjectDetails project) =>
        project.ForExpert() with
        {
            Contract = null,
            Instalments = [],
            Entries = [],
            Accounts = [],
            Report = null,
            Progress = [],
            Acceptances = [],
            Changes = [],
            Recovery = null,
        };

    /// <summary>An expert who advises: not what the others think.</summary>
    public static ProjectDetails ForExpert(this ProjectDetails project) =>
        project.WithoutOffice() with
        {
            Opinions = [],
            Checks = [],
            Draw = null,
            IsHeld = false,
        };

    // Which officers entered it, and that a voucher belongs to another project, is nobody's business outside.
    private static ProjectDetails WithoutOffice(this ProjectDetails project) =>
        project with
        {
            Instalments = [.. project.Instalments.Select(each => each with { RefusedVoucher = null })],
            Entries = [.. project.Entries.Select(entry => entry with { EnteredBy = null, ConfirmedBy = null })],
        };
}
