using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Projects;

namespace CreditFunctions.Pages.Projects;

/// <summary>Limits the view of a project by reader.</summary>
public static class ProjectViews
{
    /// <summary>For the unit: no draw, no planned visit, no suspicion, no opinion before the decision on acceptance.</summary>
    public static ProjectDetails ForParty(this ProjectDetails project) =>
        project.WithoutOffice() with
        {
            Draw = null,
            Checks = [.. project.Checks.Where(check => check.Outcome is CheckOutcome.Pass or CheckOutcome.Rectify)],
            Opinions = project.State == ApplicationState.AcceptancePending ? [] : project.Opinions,
        };

    /// <summary>For an expert before the conflict declaration: names only, no work.</summary>
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
            Letters = [],
            Reduction = null,
            Amendments = 0,
            ArchiveNumber = null,
        };

    /// <summary>For an advising expert: without the opinions of others.</summary>
    public static ProjectDetails ForExpert(this ProjectDetails project) =>
        project.WithoutOffice() with
        {
            Opinions = [],
            Checks = [],
            Draw = null,
            IsHeld = false,
        };

    // Outside the bureau, the entering officers and the project of a duplicate voucher are confidential.
    private static ProjectDetails WithoutOffice(this ProjectDetails project) =>
        project with
        {
            Instalments = [.. project.Instalments.Select(each => each with { RefusedVoucher = null })],
            Entries = [.. project.Entries.Select(entry => entry with { EnteredBy = null, ConfirmedBy = null })],
        };
}
