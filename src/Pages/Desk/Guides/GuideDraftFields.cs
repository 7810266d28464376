namespace CreditFunctions.Pages.Desk;

/// <summary>Field names of a guide draft; errors carry the same names.</summary>
public static class GuideDraftFields
{
    public const string Id = "id";
    public const string Title = "title";
    public const string Year = "year";

    /// <summary><c>Regular</c> or <c>Drill</c>.</summary>
    public const string Kind = "kind";

    /// <summary>Empty: the year and KJ.</summary>
    public const string SerialPrefix = "serialPrefix";

    public const string Guide = "guide";

    /// <summary>Beijing time, <c>yyyy-MM-ddTHH:mm</c>.</summary>
    public const string OpensAt = "opensAt";

    /// <inheritdoc cref="OpensAt"/>
    public const string ClosesAt = "closesAt";

    public const string EligibleUnits = "eligibleUnits";
    public const string RequiresSignedScan = "requiresSignedScan";
    public const string Notice = "notice";
    public const string PublicNoticeWorkingDays = "notice.workingDays";

    /// <summary>For a drill: days and hours as <c>d.hh:mm:ss</c>.</summary>
    public const string PublicNoticeLength = "notice.length";

    public const string MinSheets = "review.minSheets";

    /// <summary>Id of the criterion that breaks ties; empty: the meeting breaks them.</summary>
    public const string TieCriterion = "review.tieCriterion";

    public const string HidesInvestigator = "hidesInvestigator";

    /// <summary>Such as <c>Simple</c>.</summary>
    public const string Profile = "profile";

    public const string HasFieldVisit = "review.hasFieldVisit";
    public const string Office = "office";
    public const string OfficeName = "office.name";
    public const string OfficeTelephone = "office.telephone";

    /// <summary>For a publication: the version that the officer read.</summary>
    public const string Version = "version";

    /// <summary>For a correction: the announced reason.</summary>
    public const string Reason = "reason";

    public const string Categories = "categories";
    public const string Documents = "requiredDocuments";
    public const string Criteria = "review.criteria";
    public const string Bodies = "recommendingBodies";
    public const string Staff = "staff";

    public const string NewOfficerId = "newOfficerId";

    public const string NewOfficerRole = "newOfficerRole";

    /// <summary><c>save</c>, <c>add:categories</c> or <c>remove:categories:2</c>.</summary>
    public const string Act = "act";

    /// <summary><paramref name="index"/> counts from 0.</summary>
    public static string Of(string list, int index, string field) => $"{list}[{index}].{field}";
}
