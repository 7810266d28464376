namespace CreditFunctions.Functions.Http;

/// <summary>An empty object; the path identifies the action.</summary>
public sealed record NoFieldsForm;
