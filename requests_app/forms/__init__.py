"""What people type, checked for shape. Forms validate and never save."""
