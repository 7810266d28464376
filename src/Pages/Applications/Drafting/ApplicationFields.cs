namespace CreditFunctions.Pages.Applications.Drafting;

/// <summary>Field names of an application's forms; errors carry the same names.</summary>
public static class ApplicationFields
{
    public const string RoundId = "roundId";

    public const string Title = "title";

    public const string Abstract = "abstract";

    public const string CategoryId = "categoryId";

    public const string AmountYuan = "amountYuan";

    public const string ContactEmail = "contactEmail";

    public const string RecommendingBodyId = "recommendingBodyId";

    /// <summary><see cref="Save"/>, <see cref="AddPartner"/>, <see cref="AddMember"/> or <see cref="Remove"/>.</summary>
    public const string Action = "action";

    public const string Save = "save";

    public const string AddPartner = "add-partner";

    public const string AddMember = "add-member";

    /// <summary>Proves that the form was served by this app; a repeated post with the same key creates one application.</summary>
    public const string Key = "applicationKey";

    public const string File = "file";

    private const string RemovePrefix = "remove-";

    /// <summary><paramref name="index"/> counts from 0.</summary>
    public static string Party(int index, string field) => $"parties[{index}].{field}";

    public static string Remove(int index) => $"{RemovePrefix}{index}";

    /// <summary>Null where the button does not remove a party.</summary>
    public static int? RemovedBy(string? action) =>
        action?.StartsWith(RemovePrefix, StringComparison.Ordinal) == true
        && int.TryParse(action.AsSpan(RemovePrefix.Length), out var index)
            ? index
            : null;
}
