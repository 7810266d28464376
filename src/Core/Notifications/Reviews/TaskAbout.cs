using System.Text.Json.Serialization;

namespace CreditFunctions.Core.Notifications;

/// <summary>The subject of a task, as shown in mails and task lists.</summary>
/// <param name="Project">Title of the project; null where the task is about the round.</param>
/// <param name="Number">Of the application; null where the task is about the round.</param>
public sealed record TaskAbout(string Round, string? Project = null, string? Number = null)
{
    /// <summary>In one line: <c>辣椒连作障碍土壤改良（2026KJ0012）</c>, or the title of the round.</summary>
    [JsonIgnore]
    public string Line => Project is null ? Round : $"{Project}（{Number}）";
}
