namespace CreditFunctions.Functions.Http;

/// <summary>An empty object: the address says it all.</summary>
public sealed record NoFieldsForm;
