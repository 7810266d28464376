namespace CreditFunctions.Pages.Applications.Drafting;

/// <summary>Names of the fields of an application's forms; errors carry the same names.</summary>
public static class ApplicationFields
{
    public const string RoundId = "roundId";

    public const string Title = "title";

    public const string Abstract = "abstract";

    public const string CategoryId = "categoryId";

    public const string AmountYuan = "amountYuan";

    public const string ContactEmail = "contactEmail";

    public const string RecommendingBodyId = "recommendingBodyId";

    /// <summary>
    /// Which button was pressed: <see cref="Save"/>, <see cref="AddPartner"/>, <see cref="AddMember"/> or one that removes a row.
    /// </summary>
    public const string Action = "action";

    public const string Save = "save";

    public const string AddPartner = "add-partner";

    public const string AddMember = "add-member";

    /// <summary>Proves that a new form was served here, and makes pressing twice begin one application.</summary>
    public const string Key = "applicationKey";

    /// <summary>The file of an upload.</summary>
    public const string File = "file";

    private const string RemovePrefix = "remove-";

    /// <summary>A field of the n-th party, counted from 0.</summary>
    public static string Party(int index, string field) => $"parties[{index}].{field}";

    /// <summary>The button that takes the n-th party out.</summary>
    public static string Remove(int index) => $"{RemovePrefix}{index}";

    /// <summary>Which party a button takes out; null for any other button.</summary>
    public static int? RemovedBy(string? action) =>
        action?.StartsWith(RemovePrefix, StringComparison.Ordinal) == true
        && int.TryParse(action.AsSpan(RemovePrefix.Length), out var index)
            ? index
            : null;
}
