using System.Globalization;

namespace CreditFunctions.Functions.Tasks;

/// <summary>What tasks of a round are about, as their keys say it.</summary>
internal static class TaskSubjects
{
    /// <summary>A review batch, or the group of a notice or award document.</summary>
    public static string Of(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>The pass or group that a subject names.</summary>
    public static int NumberOf(string subject) => int.Parse(subject, CultureInfo.InvariantCulture);
}
