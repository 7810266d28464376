using System.Security.Cryptography;
using System.Text;

namespace CreditFunctions.Functions.Tokens;

/// <summary>
/// What the link of a project opens, and for whom: the unit, by its contact's mailbox, or the investigator. The link becomes void when the
/// address changes.
/// </summary>
/// <param name="Mark">Of the mail address.</param>
public readonly record struct ProjectSubject(ApplicationId ProjectId, bool IsInvestigator, string Mark)
{
    private const int MarkBytes = 8;
    private const char Separator = '-';
    private const string Investigator = "i";

    public static ProjectSubject OfUnit(string projectId, string email) => Of(ApplicationId.Parse(projectId).Value, false, email);

    public static ProjectSubject OfInvestigator(string projectId, string email) => Of(ApplicationId.Parse(projectId).Value, true, email);

    /// <summary>Null for any other text.</summary>
    public static ProjectSubject? Read(TokenSigner tokens, string? token) =>
        tokens.Verify(TokenPurpose.Project, token)?.Split(Separator) is [var text, var reader, var mark]
        && ApplicationId.TryParse(text, out var id)
            ? new ProjectSubject(id, reader == Investigator, mark)
            : null;

    public string Sign(TokenSigner tokens) =>
        tokens.Sign(TokenPurpose.Project, $"{ProjectId}{Separator}{(IsInvestigator ? Investigator : "u")}{Separator}{Mark}");

    /// <summary>Whether the link was made for this address.</summary>
    public bool IsFor(string? email) => email is not null && Mark == MarkOf(ProjectId, IsInvestigator, email);

    private static ProjectSubject Of(ApplicationId id, bool isInvestigator, string email) =>
        new(id, isInvestigator, MarkOf(id, isInvestigator, email));

    private static string MarkOf(ApplicationId id, bool isInvestigator, string email) =>
        Convert.ToHexStringLower(
            SHA256.HashData(Encoding.UTF8.GetBytes($"{id} {isInvestigator} {email.Trim().ToLowerInvariant()}")).AsSpan(0, MarkBytes)
        );
}
