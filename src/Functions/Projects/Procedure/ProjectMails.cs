using CreditFunctions.Core;
using CreditFunctions.Core.Letters;
using CreditFunctions.Core.Notifications;
using CreditFunctions.Core.Projects;
using CreditFunctions.Core.Staff;

namespace CreditFunctions.Functions.Projects;

internal static class ProjectMails
{
    /// <summary>Mails to the unit or the investigator about a fact.</summary>
    /// <param name="project">After the fact.</param>
    /// <param name="unitEmail">The current contact of the application.</param>
    public static IEnumerable<OwedNotification> Of(Project project, Fact fact, string unitEmail)
    {
        return fact switch
        {
            ProjectOpened => [Unit(ProjectNews.ContractAsked, "opened", project.ContractUntil.At)],
            ContractProposed proposed =>
            [
                new OwedNotification(
                    $"signature|{proposed.Contract.Version}",
                    new ProjectNotified(
                        proposed.Contract.InvestigatorEmail,
                        project.Id.Value,
                        project.Title,
                        ProjectNews.SignatureAsked,
                        project.ContractUntil.At,
                        ""
                    )
                    {
                        Serial = project.Serial,
                        IsToInvestigator = true,
                    }
                ),
            ],
            ContractDecided { Signs: true } => [Unit(ProjectNews.ContractSigned, "contract")],
            ContractDecided decided =>
            [
                Unit(ProjectNews.ContractReturned, $"returned|{decided.Version}", project.ContractUntil.At, decided.Reason),
            ],
            ContractLapsed => [Unit(ProjectNews.ContractLapsed, "lapsed")],
            ProjectTermNotified { Term: var told } news =>
            [
                Unit(NewsOf(told, news.At), $"term|{told.Kind}|{told.Until.UtcTicks}|{told.Number}", told.Until),
            ],
            ProjectTermsRecounted recounted =>
            [
                .. recounted.Longer.Select(term => Unit(MovedOf(term.Kind), $"moved|{term.Kind}|{term.Until.At.UtcTicks}", term.Until.At)),
            ],
            InstalmentPaid paid =>
            [
                Unit(
                    SettlementPolicy.IsToSettle(project) ? ProjectNews.PaidToSettle : ProjectNews.Paid,
                    $"paid|{paid.Number}|{project.FindInstalment(paid.Number)!.Payments}"
                ),
            ],
            AcceptanceDecided decided =>
            [
                Unit(
                    decided.Outcome switch
                    {
                        AcceptanceOutcome.Pass => ProjectNews.Passed,
                        AcceptanceOutcome.Conclude => ProjectNews.Concluded,
                        AcceptanceOutcome.Rectify => ProjectNews.RectificationOrdered,
                        _ => ProjectNews.NotPassed,
                    },
                    $"acceptance|{project.Acceptances.Length}",
                    decided.RectifyBy?.At,
                    string.Join('\n', decided.Reasons)
                ),
            ],
            CheckDecided { Outcome: CheckOutcome.Rectify } decided =>
            [
                Unit(
                    ProjectNews.RectificationOrdered,
                    $"check|{decided.Number}",
                    decided.RectifyBy?.At,
                    string.Join('\n', decided.Records)
                ),
            ],
            ChangeDecided decided =>
            [
                Unit(
                    decided.IsAgreed ? ProjectNews.ChangeAgreed : ProjectNews.ChangeRefused,
                    $"change|{decided.Number}",
                    until: null,
                    decided.Reason
                ),
                .. decided.IsAgreed && project.Changes.First(change => change.Number == decided.Number) is { Email: not null } change
                    ? [TakenOver(project, change)]
                    : Array.Empty<OwedNotification>(),
            ],
            RecoveryOrdered { Recovery: { } recovery } =>
            [
                Unit(ProjectNews.RecoveryDemanded, $"recovery|{recovery.Letter}", until: null, recovery.Reason),
            ],
            RevocationAnnounced announced =>
            [
                Unit(ProjectNews.AwardRevoked, $"revoked|{announced.Letter.Number}", until: null, announced.Letter.Reasons),
            ],
            RevocationReversed reversed =>
            [
                .. reversed.Letter is { } letter
                    ? [Unit(ProjectNews.AwardRestored, $"restored|{letter.Number}", until: null, letter.Reasons)]
                    : Array.Empty<OwedNotification>(),
                .. reversed.Terms.Select(term => Unit(RenewedOf(term.Kind), $"renewed|{reversed.Case}|{term.Kind}", term.Until.At)),
            ],
            ProjectLettersServed { ReturnBy: { } until } served =>
            [
                Unit(ProjectNews.RecoveryServed, $"served|{string.Join('|', served.Service.Letters)}", until.At),
            ],
            ProjectArchived archived => [Unit(ProjectNews.Archived, "archived", until: null, archived.Number)],
            _ => [],
        };

        OwedNotification Unit(ProjectNews news, string key, DateTimeOffset? until = null, string reason = "") =>
            new(key, new ProjectNotified(unitEmail, project.Id.Value, project.Title, news, until, reason) { Serial = project.Serial });
    }

    private static OwedNotification TakenOver(Project project, ProjectChange change) =>
        new(
            $"taken-over|{change.Number}",
            new ProjectNotified(change.Email!, project.Id.Value, project.Title, ProjectNews.TakenOver, null, "")
            {
                Serial = project.Serial,
                IsToInvestigator = change.Kind == ChangeKind.Leader,
            }
        );

    /// <summary>Asks case officers to serve a letter.</summary>
    public static IEnumerable<OwedNotification> OfLetter(Project project, LetterNumber letter, StaffDirectory directory) =>
        Alerts(project, ProjectAlertKind.LetterToServe, $"serve|{letter}", directory, DeskRole.CaseOfficer);

    /// <summary>Notifies case officers of a change that the unit filed.</summary>
    public static IEnumerable<OwedNotification> OfFiled(Project project, ChangeRequested filed, StaffDirectory directory) =>
        Alerts(project, ProjectAlertKind.ChangeFiled, $"filed|{filed.Change.Number}", directory, DeskRole.CaseOfficer);

    /// <summary>
    /// Overdue returns of money: leader and integrity officers are notified together with the unit. Long overdue reports: leader and case
    /// officers are notified.
    /// </summary>
    public static IEnumerable<OwedNotification> OfOverdue(Project project, ProjectTermNotified told, StaffDirectory directory) =>
        told.Term switch
        {
            { Kind: ProjectTermKind.Recovery } term when term.Until <= told.At => Alerts(
                project,
                ProjectAlertKind.RecoveryOverdue,
                $"overdue|{term.Until.UtcTicks}|{term.Number}",
                directory,
                DeskRole.Leader,
                DeskRole.IntegrityOfficer
            ),
            { IsEscalated: true } term => Alerts(
                project,
                ProjectAlertKind.ReportOverdue,
                $"overdue|{term.Kind}|{term.Until.UtcTicks}",
                directory,
                DeskRole.Leader,
                DeskRole.CaseOfficer
            ),
            _ => [],
        };

    private static IEnumerable<OwedNotification> Alerts(
        Project project,
        ProjectAlertKind kind,
        string key,
        StaffDirectory directory,
        params DeskRole[] roles
    ) =>
        directory
            .Officers.Where(officer => officer.IsActive && roles.Any(officer.Holds))
            .Select(officer => new OwedNotification(
                $"{key}|{officer.Id}",
                new ProjectAlert(officer.Email, officer.Name, project.Id.Value, project.Serial, kind)
            ));

    private static ProjectNews MovedOf(ProjectTermKind kind) =>
        kind switch
        {
            ProjectTermKind.Contract => ProjectNews.ContractMoved,
            ProjectTermKind.Rectification => ProjectNews.RectificationMoved,
            _ => ProjectNews.RecoveryMoved,
        };

    private static ProjectNews RenewedOf(ProjectTermKind kind) =>
        kind switch
        {
            ProjectTermKind.Contract => ProjectNews.ContractRenewed,
            ProjectTermKind.Progress => ProjectNews.ProgressRenewed,
            ProjectTermKind.FinalReport => ProjectNews.FinalReportRenewed,
            ProjectTermKind.Rectification => ProjectNews.RectificationRenewed,
            _ => ProjectNews.SettlementRenewed,
        };

    private static ProjectNews NewsOf(NotifiedTerm told, DateTimeOffset at) =>
        told switch
        {
            _ when told.Until <= at => ProjectNews.TermIsOver,
            { Kind: ProjectTermKind.Contract } => ProjectNews.ContractEndsSoon,
            { Kind: ProjectTermKind.Progress } => ProjectNews.ProgressDue,
            { Kind: ProjectTermKind.FinalReport } => ProjectNews.FinalReportDue,
            { Kind: ProjectTermKind.Rectification } => ProjectNews.RectificationEndsSoon,
            { Kind: ProjectTermKind.Settlement } => ProjectNews.SettlementEndsSoon,
            _ => ProjectNews.RecoveryEndsSoon,
        };
}
