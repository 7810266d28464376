namespace CreditFunctions.Pages.Objections;

/// <summary>Field names of an objection; errors carry the same names.</summary>
public static class ObjectionFields
{
    public const string ProjectNumber = "projectNumber";

    public const string Name = "name";

    public const string Contact = "contact";

    public const string Facts = "facts";

    /// <summary>Proves that the form was served by this app; a repeated post with the same key creates one objection.</summary>
    public const string Key = "objectionKey";
}
