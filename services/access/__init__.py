"""Who may write and read: keys, what each may do, and how a service knows one."""
