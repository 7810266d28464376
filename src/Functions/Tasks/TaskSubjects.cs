using System.Globalization;

namespace CreditFunctions.Functions.Tasks;

/// <summary>The subjects of a round's tasks, as in their keys.</summary>
internal static class TaskSubjects
{
    public static string Of(int number) => number.ToString(CultureInfo.InvariantCulture);

    public static int NumberOf(string subject) => int.Parse(subject, CultureInfo.InvariantCulture);
}
