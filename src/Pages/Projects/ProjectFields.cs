namespace CreditFunctions.Pages.Projects;

/// <summary>Names of the fields of the forms of a project.</summary>
public static class ProjectFields
{
    public const string Targets = "targets";

    public const string StartsOn = "startsOn";

    public const string EndsOn = "endsOn";

    /// <summary>One on each line: last day, blank, result.</summary>
    public const string Milestones = "milestones";

    /// <summary>Before the name of a subject: <c>budget.Equipment</c>.</summary>
    public const string Budget = "budget";

    /// <summary>户名、账号、开户行 of the unit.</summary>
    public const string BankAccount = "bankAccount";

    /// <summary>That the reduced amount is accepted.</summary>
    public const string AcceptsReduction = "acceptsReduction";

    public const string InvestigatorEmail = "investigatorEmail";

    public const string SignerName = "signerName";

    /// <summary>Of the contract that is signed.</summary>
    public const string Version = "version";

    public const string Results = "results";

    public const string SpentYuan = "spentYuan";

    public const string CertificateNumber = "certificateNumber";

    /// <summary>Of the unit that takes a project over.</summary>
    public const string UnitCode = "unitCode";

    public const string AuditFirm = "auditFirm";

    public const string AuditNumber = "auditNumber";

    public const string AuditOpinion = "auditOpinion";

    public const string QuestionedYuan = "questionedYuan";

    /// <summary>The signed and sealed report, as a file.</summary>
    public const string Document = "document";

    /// <summary>One of the kinds of change, such as <c>Leader</c>.</summary>
    public const string Kind = "kind";

    public const string NewValue = "newValue";

    public const string Reason = "reason";

    /// <summary>For which a project is checked.</summary>
    public const string Risk = "risk";

    /// <summary>Of a paper: what was asked.</summary>
    public const string Asked = "asked";

    /// <summary>Of a paper: its scan, as a file.</summary>
    public const string Scan = "scan";

    /// <summary><c>confirm</c> or <c>reject</c>.</summary>
    public const string Choice = "choice";

    public const string Confirm = "confirm";

    public const string Reject = "reject";

    public static string OfBudget(Core.Projects.BudgetSubject subject) => $"{Budget}.{subject}";
}
