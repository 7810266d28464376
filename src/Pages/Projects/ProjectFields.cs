namespace CreditFunctions.Pages.Projects;

/// <summary>Field names of the forms of a project.</summary>
public static class ProjectFields
{
    public const string Targets = "targets";

    public const string StartsOn = "startsOn";

    public const string EndsOn = "endsOn";

    /// <summary>One per line: last day, blank, result.</summary>
    public const string Milestones = "milestones";

    /// <summary>Prefix of a subject: <c>budget.Equipment</c>.</summary>
    public const string Budget = "budget";

    /// <summary>户名、账号、开户行 of the unit.</summary>
    public const string BankAccount = "bankAccount";

    public const string AcceptsReduction = "acceptsReduction";

    public const string InvestigatorEmail = "investigatorEmail";

    public const string SignerName = "signerName";

    public const string Version = "version";

    public const string Results = "results";

    public const string SpentYuan = "spentYuan";

    public const string CertificateNumber = "certificateNumber";

    /// <summary>Of the new unit.</summary>
    public const string UnitCode = "unitCode";

    /// <summary>Of the new leader: the kind of document, such as <c>CitizenId</c>.</summary>
    public const string IdentityKind = "identityKind";

    /// <summary>Of the new leader.</summary>
    public const string IdentityNumber = "identityNumber";

    /// <summary>Of an expert.</summary>
    public const string Name = "name";

    /// <summary>Of the new leader, of the contact of the new unit, or of an expert.</summary>
    public const string Email = "email";

    public const string AuditFirm = "auditFirm";

    public const string AuditNumber = "auditNumber";

    public const string AuditOpinion = "auditOpinion";

    public const string QuestionedYuan = "questionedYuan";

    /// <summary>Signed and sealed report, as a file.</summary>
    public const string Document = "document";

    /// <summary>Such as <c>Leader</c>.</summary>
    public const string Kind = "kind";

    public const string NewValue = "newValue";

    public const string Reason = "reason";

    /// <summary>The reason for a check.</summary>
    public const string Risk = "risk";

    /// <summary>Of a paper: the item requested.</summary>
    public const string Asked = "asked";

    /// <summary>Scan of a paper, as a file.</summary>
    public const string Scan = "scan";

    /// <summary><c>confirm</c> or <c>reject</c>.</summary>
    public const string Choice = "choice";

    public const string Confirm = "confirm";

    public const string Reject = "reject";

    public static string OfBudget(Core.Projects.BudgetSubject subject) => $"{Budget}.{subject}";
}
