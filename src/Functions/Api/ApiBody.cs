namespace CreditFunctions.Functions.Api;

/// <summary>What a request or an answer carries.</summary>
internal abstract record ApiBody
{
    private ApiBody() { }

    /// <summary>JSON of a type.</summary>
    public sealed record Json(Type Type) : ApiBody;

    /// <summary>A file, as it is.</summary>
    public sealed record File(string MediaType) : ApiBody;

    /// <summary>A form with a file in it, by the names of its fields.</summary>
    public sealed record Form(IReadOnlyList<string> Fields, string FileField) : ApiBody;
}

/// <summary>What a status of an operation brings.</summary>
/// <param name="Body">Null where there is none.</param>
internal sealed record ApiResponse(int Status, string Meaning, ApiBody? Body);
