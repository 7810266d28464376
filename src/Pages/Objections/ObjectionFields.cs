namespace CreditFunctions.Pages.Objections;

/// <summary>Names of the fields of an objection; errors carry the same names.</summary>
public static class ObjectionFields
{
    public const string ProjectNumber = "projectNumber";

    public const string Name = "name";

    public const string Contact = "contact";

    public const string Facts = "facts";

    /// <summary>Proves that the form was served here, and makes sending twice one objection.</summary>
    public const string Key = "objectionKey";
}
