namespace CreditFunctions.Functions.Api;

/// <summary>The body of a request or a response.</summary>
internal abstract record ApiBody
{
    private ApiBody() { }

    public sealed record Json(Type Type) : ApiBody;

    public sealed record File(string MediaType) : ApiBody;

    /// <summary>A form with a file, by the names of its fields.</summary>
    public sealed record Form(IReadOnlyList<string> Fields, string FileField) : ApiBody;
}

/// <summary>A status that an operation returns.</summary>
/// <param name="Body">Null if there is none.</param>
internal sealed record ApiResponse(int Status, string Meaning, ApiBody? Body);
