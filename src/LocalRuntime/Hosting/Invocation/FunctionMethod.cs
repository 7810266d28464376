using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection;

namespace CreditFunctions.LocalRuntime.Hosting.Invocation;

/// <summary>Calls the method behind a function: a new instance each time, disposed afterwards; the result is awaited.</summary>
internal sealed class FunctionMethod(MethodInfo method)
{
    private readonly MethodInvoker _invoker = MethodInvoker.Create(method);
    private readonly ObjectFactory? _create = method.IsStatic ? null : ActivatorUtilities.CreateFactory(method.DeclaringType!, []);
    private readonly Func<object?, ValueTask<object?>> _await = AwaiterFor(method.ReturnType);

    public static bool IsAsync(MethodInfo method) => method.IsDefined(typeof(AsyncStateMachineAttribute));

    /// <summary>What comes out of the method once it is awaited; <see cref="void"/> for nothing.</summary>
    public static Type ResultTypeOf(MethodInfo method)
    {
        var type = method.ReturnType;
        return type == typeof(Task) || type == typeof(ValueTask) ? typeof(void)
            : IsGenericTask(type) ? type.GetGenericArguments()[0]
            : type;
    }

    public async Task<object?> CallAsync(IServiceProvider services, object?[] arguments)
    {
        var instance = _create?.Invoke(services, []);
        try
        {
            return await _await(_invoker.Invoke(instance, arguments.AsSpan()));
        }
        finally
        {
            if (instance is IAsyncDisposable asyncDisposable)
            {
                await asyncDisposable.DisposeAsync();
            }
            else if (instance is IDisposable disposable)
            {
                disposable.Dispose();
            }
        }
    }

    private static bool IsGenericTask(Type type) =>
        type.IsGenericType && (type.GetGenericTypeDefinition() == typeof(Task<>) || type.GetGenericTypeDefinition() == typeof(ValueTask<>));

    private static Func<object?, ValueTask<object?>> AwaiterFor(Type type)
    {
        if (type == typeof(Task))
        {
            return static async task => { await (Task)task!; return null; };
        }

        if (type == typeof(ValueTask))
        {
            return static async task => { await (ValueTask)task!; return null; };
        }

        if (!IsGenericTask(type))
        {
            return ValueTask.FromResult;
        }

        var name = type.GetGenericTypeDefinition() == typeof(Task<>) ? nameof(AwaitTask) : nameof(AwaitValueTask);
        return typeof(FunctionMethod).GetMethod(name, BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(type.GetGenericArguments())
            .CreateDelegate<Func<object?, ValueTask<object?>>>();
    }

    private static async ValueTask<object?> AwaitTask<T>(object? task) => await (Task<T>)task!;

    private static async ValueTask<object?> AwaitValueTask<T>(object? task) => await (ValueTask<T>)task!;
}
